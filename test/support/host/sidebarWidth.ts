import type { Page } from 'playwright-core';

/** Makes the sidebar this wide, by dragging its edge. */
export async function setSidebarWidth(page: Page, width: number): Promise<void> {
  const sidebar = await page.locator('.part.sidebar').boundingBox();
  if (sidebar === null) throw new Error('There is no sidebar.');
  const height = page.viewportSize()?.height ?? sidebar.height;
  await page.mouse.move(sidebar.x + sidebar.width, height / 2);
  await page.mouse.down();
  await page.mouse.move(sidebar.x + width, height / 2, { steps: 4 });
  await page.mouse.up();
  // The edge is lit while the pointer is on it.
  await page.mouse.move(sidebar.x + width + 40, height / 2);
}
