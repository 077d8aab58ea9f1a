/** Finds the frames of webviews. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';

const pollMs = 50;

interface Titled {
  readonly title: string;
  readonly frame: Frame;
}

/**
 * The page of a webview, by title: VS Code nests it in two frames, of which the inner one is named `active-frame` and
 * titled. Waits for it; a hidden webview has none.
 */
export function webviewFrame(page: Page, title: string, timeoutMs = 60_000): Promise<Frame> {
  return onceSeen(page, timeoutMs, title, (seen) => seen.find((one) => one.title === title)?.frame);
}

/** The visible webviews of a title, once there are `count` of them. */
export function webviewFrames(
  page: Page,
  title: string,
  count: number,
  timeoutMs = 60_000,
): Promise<Frame[]> {
  return onceSeen(page, timeoutMs, `${title}, ${count} times`, (seen) => {
    const found = seen.filter((one) => one.title === title);
    return found.length === count ? found.map(({ frame }) => frame) : undefined;
  });
}

async function onceSeen<Found>(
  page: Page,
  timeoutMs: number,
  what: string,
  find: (seen: readonly Titled[]) => Found | undefined,
): Promise<Found> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const seen: Titled[] = [];
    for (const frame of page.frames()) {
      const title = await activeFrameTitle(frame);
      if (title !== undefined) seen.push({ title, frame });
    }
    const found = find(seen);
    if (found !== undefined) return found;
    if (performance.now() > deadline) {
      const titles = seen.map(({ title }) => title).join(', ');
      throw new Error(`There is no webview titled ${what}; there are: ${titles || 'none'}.`);
    }
    await delay(pollMs);
  }
}

/** Waits until the page in a webview has saved its state. */
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
    // The frame was removed meanwhile.
    return undefined;
  }
}
