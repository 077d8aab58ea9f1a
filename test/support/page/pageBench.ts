import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/host/findBrowser.ts';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import { failureFolder } from '../../../scripts/suites/failureFolder.ts';
import { keepScreen } from '../keepFailure.ts';
import { PageLink } from './pageLink.ts';
import { servePage, type ServedPage } from './servePage.ts';
import { TestHost, type TestHostOptions } from './testHost.ts';

/** From the page to its host, and from there to the page. `PAGE_WAY_MS=100` is a machine far away. */
const wayMs = process.env['PAGE_WAY_MS'] ?? '15';

/** Where the tests leave their pictures. */
export const shotsDir = join(import.meta.dirname, '..', '..', '..', 'out', 'page');

/** The traffic page in a plain browser over its real host in this process, and how the page's parts are found. */
export interface PageBench {
  /** The page that `open` has opened last. */
  readonly page: Page;
  readonly served: ServedPage;
  /** Of the page opened last. */
  readonly host: TestHost;
  readonly link: PageLink;
  /** The same page again, over a capture with so many rows of these chunks, over and over. */
  replaceRows(rows: number, payloads: readonly Uint8Array[]): Promise<void>;
  /** The same page again, over another capture. */
  replaceCapture(options: Partial<TestHostOptions>): Promise<void>;
  open(query: string, width?: number, height?: number, where?: ZoomedBrowser): Promise<void>;
  composer(): Locator;
  /** Waits until the composer holds this. */
  draftBecomes(text: string): Promise<void>;
  send(): Locator;
  grid(): Locator;
  /** Bodies of the page's requests to send. */
  sent(): readonly SendRequest[];
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
  let host: TestHost | undefined;
  let link: PageLink | undefined;
  let opened = '';
  const faults: string[] = [];

  const newTab = async ({ browser: where, pixelRatio }: ZoomedBrowser): Promise<Page> => {
    const made = await where.newPage({ deviceScaleFactor: pixelRatio });
    made.on('console', (message) => void faults.push(message.text()));
    made.on('pageerror', (error) => void faults.push(error.message));
    made.setDefaultTimeout(30_000);
    await made.exposeFunction('postToHost', (run: number, text: string) => link?.receive(run, text));
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
    link?.close();
    host?.dispose();
    const { refused = [] } = link ?? {};
    const { logged = [] } = host ?? {};
    link = undefined;
    host = undefined;
    assert.deepEqual([...refused, ...logged], [], 'the host refuses nothing that the page sends');
    assert.deepEqual(
      faults.splice(0),
      [],
      'nothing is written to the console, and the policy blocks nothing of ours',
    );
  });

  const load = async (options: TestHostOptions): Promise<void> => {
    runs += 1;
    link?.close();
    host?.dispose();
    link = new PageLink(there(page), runs);
    host = new TestHost(link, options);
    await there(page).goto(`${there(served).url}?${opened}&run=${runs}&wayMs=${wayOf(opened)}`);
  };

  return {
    get page() {
      return there(page);
    },
    get served() {
      return there(served);
    },
    get host() {
      return there(host);
    },
    get link() {
      return there(link);
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
      opened = query;
      await load(optionsOf(query));
      await this.composer().waitFor();
    },
    async replaceRows(rows, payloads) {
      const payload = (seq: number): Uint8Array => payloads[seq % payloads.length] ?? new Uint8Array();
      await this.replaceCapture({ rows, payload });
    },
    async replaceCapture(options) {
      await load({ ...optionsOf(opened), ...options });
      await this.composer().waitFor();
    },
    composer: () => there(page).getByRole('textbox', { name: 'Bytes to send' }),
    async draftBecomes(text) {
      await there(page).waitForFunction(
        (wanted) => document.querySelector<HTMLTextAreaElement>('.draft')?.value === wanted,
        text,
      );
    },
    send: () => there(page).locator('button.send'),
    grid: () => there(page).getByRole('grid', { name: 'Traffic' }),
    sent: () =>
      there(link).asked.flatMap(({ name, params }) => (name === 'send' ? [params as SendRequest] : [])),
    async asked(name, atLeast = 1) {
      const all = () => there(link).asked.flatMap((one) => (one.name === name ? [one.params] : []));
      await until(() => all().length >= atLeast);
      return all();
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

function optionsOf(text: string): TestHostOptions {
  const query = new URLSearchParams(text);
  const number = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);
  return {
    layout: query.get('layout') === 'wide' ? 'wide' : 'narrow',
    rows: number('rows', 1_000_000),
    connections: number('connections', 3),
    dropped: number('dropped', 0),
    endpoints: query.get('endpoints') !== '0',
    previous: number('previous', 0),
    fresh: query.get('fresh') === '1',
    kept: query.get('kept') ?? '',
  };
}

function wayOf(query: string): string {
  return new URLSearchParams(query).get('wayMs') ?? wayMs;
}

/** Waits until it is so. */
export async function until(isSo: () => boolean, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!isSo()) {
    assert.ok(Date.now() < end, 'it comes about in time');
    await delay(10);
  }
}
