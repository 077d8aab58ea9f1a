/** When frames come, noted inside the page that they are of. */
import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    frameTimes?: number[];
    /** Wall clock of the frame in which a page in a webview first showed what it is for. */
    firstShownAt?: number;
    /** Wall clock of the last Enter. */
    enteredAt?: number;
  }
}

/** Has each page loaded from now on note when one of `wanted` (CSS) has words, and the window its Enters. */
export async function noteFirstShown(page: Page, wanted: string): Promise<void> {
  await page.addInitScript((selector) => {
    if (window.top === window) return;
    const look = (): void => {
      const isThere = Boolean(document.querySelector(selector)?.textContent);
      // No frames are asked for until then: VS Code writes the page anew, and they would be forgotten.
      if (!isThere) setTimeout(look, 2);
      else
        requestAnimationFrame(() => {
          window.firstShownAt = performance.timeOrigin + performance.now();
        });
    };
    look();
  }, wanted);
  await page.evaluate(() => {
    const note = ({ key }: KeyboardEvent): void => {
      if (key === 'Enter') window.enteredAt = performance.timeOrigin + performance.now();
    };
    window.addEventListener('keydown', note, { capture: true });
  });
}

/** From the last Enter to what the page in this frame first showed. */
export async function openedMs(page: Page, frame: Frame): Promise<number> {
  const entered = await page.evaluate(() => window.enteredAt);
  const first = await frame.waitForFunction(() => window.firstShownAt);
  const at = await first.jsonValue();
  if (entered === undefined || at === undefined) throw new Error('No Enter was noted, or nothing was shown');
  return at - entered;
}

export class FrameTimes {
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** The times between two frames while something goes on. */
  async during(act: () => Promise<void>): Promise<Float64Array> {
    await this.#frame.evaluate(() => {
      const times: number[] = [];
      window.frameTimes = times;
      let last = performance.now();
      const note = (now: number): void => {
        times.push(now - last);
        last = now;
        if (window.frameTimes === times) requestAnimationFrame(note);
      };
      requestAnimationFrame(note);
    });
    await act();
    const times = await this.#frame.evaluate(() => {
      const all = window.frameTimes ?? [];
      delete window.frameTimes;
      return all;
    });
    return Float64Array.from(times.slice(1));
  }
}
