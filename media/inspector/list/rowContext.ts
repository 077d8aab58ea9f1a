import type { CaptureRow } from '../../../src/model/captureRow.ts';

/** The context of the list's context menu, for the `when` clauses of the manifest: JSON. */
export function rowContext(row: CaptureRow | undefined): string {
  return JSON.stringify({
    webviewSection: row === undefined ? 'traffic' : 'trafficRow',
    // The menu entries are contributed by the manifest.
    preventDefaultContextMenuItems: true,
    ...(row === undefined
      ? {}
      : {
          rowHasBytes: row.type === 'data' && row.length > 0,
          rowIsReceived: row.direction === 'in' && row.type === 'data',
          rowHasConnection: row.connection !== 0,
        }),
  });
}
