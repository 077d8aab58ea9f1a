import type { Locator, Page } from 'playwright-core';

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for a root. */
  readonly level: number;
}

/** A view of the sidebar or panel, by the title in its header. */
export function viewPane(page: Page, viewTitle: string): Locator {
  return page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${viewTitle}"]`) });
}

/** The rows of a tree view, as they stand now, top to bottom. */
export async function treeRows(page: Page, viewTitle: string): Promise<TreeRow[]> {
  const rows = await viewPane(page, viewTitle).locator('.monaco-list-row').all();
  return Promise.all(
    rows.map(async (row) => ({
      label: (await row.locator('.label-name').first().innerText()).trim(),
      description: (await row.locator('.label-description').allInnerTexts()).join(' ').trim(),
      level: Number(await row.getAttribute('aria-level')),
    })),
  );
}
