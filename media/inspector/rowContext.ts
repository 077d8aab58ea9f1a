import type { CaptureRow } from '../../src/model/captureRow.ts';

/** What VS Code's context menu of the list is about, for the `when` clauses of the manifest: JSON. */
export function rowContext(row: CaptureRow | undefined): string {
  return JSON.stringify({
    webviewSection: row === undefined ? 'traffic' : 'trafficRow',
    // The page's own entries come through the manifest.
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
