/** Rows of tree views. */
import type { Locator, Page } from 'playwright-core';

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for roots. */
  readonly level: number;
}

/** A view of the sidebar or panel, by the title in its header. */
export function viewPane(page: Page, viewTitle: string): Locator {
  return page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${viewTitle}"]`) });
}

/** The current rows of a tree view, top to bottom: read in one step, as the tree may rerender. */
export async function treeRows(page: Page, viewTitle: string): Promise<TreeRow[]> {
  const rows = viewPane(page, viewTitle).locator('.monaco-list-row');
  return rows.evaluateAll((elements) =>
    elements.map((row) => {
      const texts = (selector: string): string[] =>
        [...row.querySelectorAll<HTMLElement>(selector)].map((element) => element.innerText.trim());
      return {
        label: texts('.label-name')[0] ?? '',
        description: texts('.label-description').join(' '),
        level: Number(row.getAttribute('aria-level')),
      };
    }),
  );
}

/** The first row of the Sockets view whose label begins with this. */
export function treeRow(page: Page, label: string): Locator {
  const begins = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
  const rows = viewPane(page, 'Sockets').locator('.monaco-list-row');
  return rows.filter({ has: page.locator('.label-name').getByText(begins) }).first();
}

/** The first row of the Sockets view with this text anywhere. */
export function treeRowWith(page: Page, text: string): Locator {
  return viewPane(page, 'Sockets').locator('.monaco-list-row').filter({ hasText: text }).first();
}
