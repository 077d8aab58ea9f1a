/** Waits for rows of the Sockets view. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { treeRows, type TreeRow } from './treeRows.ts';

const limitMs = 60_000;

/** The rows of the Sockets view, once they satisfy a condition, which is checked in each frame. */
export async function rowsWhen(page: Page, isSo: (rows: TreeRow[]) => boolean): Promise<TreeRow[]> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const rows = await treeRows(page, 'Sockets').catch(() => []);
    if (isSo(rows)) return rows;
    if (performance.now() > deadline) assert.fail(`The tree shows ${JSON.stringify(rows, undefined, 1)}`);
    // A reloading window has no frames for a while.
    await page
      .evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
      .catch(() => page.waitForLoadState());
  }
}
