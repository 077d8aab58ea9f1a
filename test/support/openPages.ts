import type { Page } from 'playwright-core';

const pages = new Set<Page>();

/** The pages of the windows that tests have open now. */
export const openPages: ReadonlySet<Page> = pages;

export function rememberPage(page: Page): void {
  pages.add(page);
  page.once('close', () => pages.delete(page));
}
