import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    keyLatencies?: number[];
  }
}

const betweenKeysMs = 40;

/** Has the window note, for every key, the time from the key to the end of the frame that shows it. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const latencies: number[] = [];
    window.keyLatencies = latencies;
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const afterFrame = new MessageChannel();
          afterFrame.port1.addEventListener('message', () => latencies.push(performance.now() - timeStamp));
          afterFrame.port1.start();
          afterFrame.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
}

/** Types for this long into what has the focus; answers the latency of each key, in milliseconds. */
export async function typeFor(page: Page, ms: number): Promise<readonly number[]> {
  await page.evaluate(() => void window.keyLatencies?.splice(0));
  for (const deadline = performance.now() + ms; performance.now() < deadline;) {
    await page.keyboard.press('x');
    await delay(betweenKeysMs);
  }
  return page.evaluate(() => window.keyLatencies ?? []);
}
