import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/host/findBrowser.ts';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import { failureFolder } from '../../../scripts/suites/failureFolder.ts';
import { keepScreen } from '../keepFailure.ts';
import type { FakeHost } from './fakeHost.ts';
import { servePage, type ServedPage } from './servePage.ts';

/** What the harness puts on the page's window. */
declare const fakeHost: FakeHost;

/** From the page to its host, and from there to the page. `PAGE_WAY_MS=100` is a machine far away. */
const wayMs = process.env['PAGE_WAY_MS'] ?? '15';

/** Where the tests leave their pictures. */
export const shotsDir = join(import.meta.dirname, '..', '..', '..', 'out', 'page');

/** The traffic page in a plain browser over a fake host, and how its parts are found. */
export interface PageBench {
  /** The page that `open` has opened last. */
  readonly page: Page;
  readonly served: ServedPage;
  open(query: string, width?: number, height?: number, where?: ZoomedBrowser): Promise<void>;
  composer(): Locator;
  /** Waits until the composer holds this. */
  draftBecomes(text: string): Promise<void>;
  send(): Locator;
  grid(): Locator;
  /** What the fake host was asked to send. */
  sent(): Promise<readonly SendRequest[]>;
  /** The parameters of all requests of this name, once there are so many. */
  asked(name: string, atLeast?: number): Promise<readonly unknown[]>;
  drawnNumbers(): Promise<string[]>;
  rowNumbered(number: string): Locator;
  /** The number in the selected row. */
  selected(): Locator;
  /** Waits until all of the row's box is inside the list's box. */
  comesIntoView(number: string): Promise<void>;
}

async function launchPageBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', ...flags],
    // The tests drag the scroll bar's thumb.
    ignoreDefaultArgs: ['--hide-scrollbars'],
  });
}

/** A browser whose pages have this many device pixels for one of CSS. */
export interface ZoomedBrowser {
  readonly browser: Browser;
  readonly pixelRatio: number;
}

export async function launchZoomedBrowser(pixelRatio: number): Promise<ZoomedBrowser> {
  return {
    browser: await launchPageBrowser([`--force-device-scale-factor=${String(pixelRatio)}`]),
    pixelRatio,
  };
}

/**
 * Inside a `describe`: one server and one browser for all its tests. Each opens the traffic page anew, in the same
 * tab, which takes half the time of a tab of its own, and must leave the console clean.
 */
export function pageBench(): PageBench {
  let served: ServedPage | undefined;
  let browser: Browser | undefined;
  let tab: Page | undefined;
  let page: Page | undefined;
  let runs = 0;
  const faults: string[] = [];

  const newTab = async ({ browser: where, pixelRatio }: ZoomedBrowser): Promise<Page> => {
    const made = await where.newPage({ deviceScaleFactor: pixelRatio });
    made.on('console', (message) => void faults.push(message.text()));
    made.on('pageerror', (error) => void faults.push(error.message));
    made.setDefaultTimeout(8_000);
    return made;
  };

  before(async () => {
    await mkdir(shotsDir, { recursive: true });
    served = await servePage();
    browser = await launchPageBrowser();
  });
  after(async () => {
    await browser?.close();
    await served?.close();
  });
  afterEach(async function () {
    const test = this.currentTest;
    if (page !== undefined && test?.state === 'failed')
      await keepScreen(failureFolder(test.fullTitle()), page);
    if (page !== tab || test?.state === 'failed') {
      // What a failed test left pressed or half done is not for the next one.
      await page?.close();
      if (page === tab) tab = undefined;
    }
    page = undefined;
    assert.deepEqual(
      faults.splice(0),
      [],
      'nothing is written to the console, and the policy blocks nothing of ours',
    );
  });

  return {
    get page() {
      return there(page);
    },
    get served() {
      return there(served);
    },
    async open(query, width = 1400, height = 700, where) {
      page =
        where === undefined
          ? (tab ??= await newTab({ browser: there(browser), pixelRatio: 1 }))
          : await newTab(where);
      faults.length = 0;
      await page.setViewportSize({ width, height });
      // Nothing is hovered over, and nothing is kept of the test before.
      await page.mouse.move(-1, -1);
      runs += 1;
      await page.goto(`${there(served).url}?${query}&run=${runs}&wayMs=${wayMs}`);
      await this.composer().waitFor();
    },
    composer: () => there(page).getByRole('textbox', { name: 'Bytes to send' }),
    async draftBecomes(text) {
      await there(page).waitForFunction(
        (wanted) => document.querySelector<HTMLTextAreaElement>('.draft')?.value === wanted,
        text,
      );
    },
    send: () => there(page).locator('vscode-button.send'),
    grid: () => there(page).getByRole('grid', { name: 'Traffic' }),
    sent: () => there(page).evaluate(() => fakeHost.sent),
    async asked(name, atLeast = 1) {
      const all = await there(page).waitForFunction(
        ({ wanted, count }) => {
          const params = fakeHost.asked.filter((one) => one.name === wanted).map((one) => one.params);
          return params.length < count ? undefined : { params };
        },
        { wanted: name, count: atLeast },
      );
      return (await all.jsonValue())?.params ?? [];
    },
    drawnNumbers: () => there(page).locator('.rows .row:not([hidden]) .number').allTextContents(),
    rowNumbered: (number) =>
      there(page)
        .locator('.rows .row:not([hidden])')
        .filter({ has: there(page).locator('.number', { hasText: new RegExp(`^${number}$`) }) }),
    selected: () => there(page).locator('.rows .row.selected:not([hidden]) .number'),
    async comesIntoView(number) {
      // A row stands just outside the view before it is scrolled in: what is moving is waited for.
      await there(page).waitForFunction((wanted) => {
        const list = document.querySelector('.rows')?.getBoundingClientRect();
        const rows = [...document.querySelectorAll('.rows .row:not([hidden])')];
        const row = rows.find((one) => one.querySelector('.number')?.textContent === wanted);
        const box = row?.getBoundingClientRect();
        if (list === undefined || box === undefined) return false;
        return box.top >= list.top - 0.5 && box.bottom <= list.bottom + 0.5;
      }, number);
    },
  };
}

function there<T>(made: T | undefined): T {
  assert.ok(made !== undefined, 'the hooks have run and a page is open');
  return made;
}
