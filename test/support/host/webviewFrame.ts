import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const pollMs = 50;

/**
 * The page of a webview, found by its title: VS Code nests it in two frames, the inner one named `active-frame`
 * and titled. Waits until it is there; a hidden webview is not.
 */
export async function webviewFrame(page: Page, title: string, timeoutMs = 20_000): Promise<Frame> {
  const deadline = performance.now() + timeoutMs;
  let seen: string[] = [];
  while (performance.now() < deadline) {
    seen = [];
    for (const frame of page.frames()) {
      const frameTitle = await activeFrameTitle(frame);
      if (frameTitle === undefined) continue;
      if (frameTitle === title) return frame;
      seen.push(frameTitle);
    }
    await delay(pollMs);
  }
  throw new Error(`There is no webview titled ${title}; there are: ${seen.join(', ') || 'none'}.`);
}

/** Those of a title that can be seen, once there are so many. */
export async function webviewFrames(
  page: Page,
  title: string,
  count: number,
  timeoutMs = 30_000,
): Promise<Frame[]> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found: Frame[] = [];
    for (const frame of page.frames()) if ((await activeFrameTitle(frame)) === title) found.push(frame);
    if (found.length === count) return found;
    if (performance.now() > deadline) throw new Error(`There are ${found.length} webviews titled ${title}.`);
    await delay(pollMs);
  }
}

/** The page in the webview has saved what it would begin with again. */
export async function pageSaved(frame: Frame): Promise<void> {
  await frame.locator('body:not([data-unsaved])').waitFor();
}

async function activeFrameTitle(frame: Frame): Promise<string | undefined> {
  try {
    if (frame.parentFrame() === null) return undefined;
    const element = await frame.frameElement();
    if ((await element.getAttribute('id')) !== 'active-frame') return undefined;
    return (await element.getAttribute('title')) ?? '';
  } catch {
    // The frame went away while we looked.
    return undefined;
  }
}
