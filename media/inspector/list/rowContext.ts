import type { CachedRow } from '../parts/rowCache.ts';

/** The context of the list's context menu, for the `when` clauses of the manifest: JSON. */
export function rowContext(cached: CachedRow | undefined): string {
  const row = cached?.row;
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
          rowIsMarked: cached?.note !== undefined,
          rowHasNote: (cached?.note ?? '') !== '',
        }),
  });
}
