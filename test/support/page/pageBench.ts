/** Runs the traffic page in a plain browser. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import { failureFolder } from '../../../scripts/suites/failureFolder.ts';
import { keepScreen } from '../keepFailure.ts';
import { launchPageBrowser } from './launchPageBrowser.ts';
import { PageLink } from './pageLink.ts';
import { listener } from './scriptedTraffic.ts';
import type { ServedPage } from './servePage.ts';
import { sharedPage } from './sharedPage.ts';
import { TestHost, type TestHostOptions } from './testHost.ts';

/** The delay in each direction between the page and its host. `PAGE_WAY_MS=100` simulates a remote machine. */
const wayMs = process.env['PAGE_WAY_MS'] ?? '15';

/** The folder for screenshots. */
export const shotsDir = join(import.meta.dirname, '..', '..', '..', 'out', 'page');

/** The traffic page in a plain browser, connected to its real host in this process, with locators for its parts. */
export interface PageBench {
  /** The page opened last by `open`. */
  readonly page: Page;
  readonly served: ServedPage;
  /** The host of the page opened last. */
  readonly host: TestHost;
  readonly link: PageLink;
  /** Reopens the page over a capture with this many rows, which repeat these chunks. */
  replaceRows(rows: number, payloads: readonly Uint8Array[]): Promise<void>;
  /** Reopens the page over another capture. */
  replaceCapture(options: Partial<TestHostOptions>): Promise<void>;
  open(query: string, width?: number, height?: number, where?: ZoomedBrowser): Promise<void>;
  composer(): Locator;
  /** Waits until the composer contains this. */
  draftBecomes(text: string): Promise<void>;
  send(): Locator;
  grid(): Locator;
  /** The page's `send` requests. */
  sent(): readonly SendRequest[];
  /** The parameters of all requests of this name, once there are at least this many. */
  asked(name: string, atLeast?: number): Promise<readonly unknown[]>;
  drawnNumbers(): Promise<string[]>;
  rowNumbered(number: string): Locator;
  /** The number in the selected row. */
  selected(): Locator;
  /** Waits until the list has so many rows; the page says their number only where there is room. */
  listed(count: number): Promise<void>;
  /** Waits until the row is completely visible in the list. */
  comesIntoView(number: string): Promise<void>;
}

/** A browser with this device pixel ratio. */
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
 * For a `describe`: a browser context of its own, in the process's browser. Each test reloads the traffic page in the
 * same tab, which takes half the time of a new tab, and must leave the console clean.
 */
export function pageBench(): PageBench {
  let served: ServedPage | undefined;
  let context: BrowserContext | undefined;
  let tab: Page | undefined;
  let page: Page | undefined;
  let runs = 0;
  let host: TestHost | undefined;
  let link: PageLink | undefined;
  let opened = '';
  const faults: string[] = [];

  const newTab = async (opening: Promise<Page>): Promise<Page> => {
    const made = await opening;
    made.on('console', (message) => void faults.push(message.text()));
    made.on('pageerror', (error) => void faults.push(error.message));
    made.setDefaultTimeout(30_000);
    await made.exposeFunction('postToHost', (run: number, text: string) => link?.receive(run, text));
    return made;
  };

  before(async () => {
    await mkdir(shotsDir, { recursive: true });
    const shared = await sharedPage();
    served = shared.served;
    context = await shared.browser.newContext();
  });
  after(() => context?.close());
  afterEach(async function () {
    const test = this.currentTest;
    if (page !== undefined && test?.state === 'failed')
      await keepScreen(failureFolder(test.fullTitle()), page);
    if (page !== tab || test?.state === 'failed') {
      // A failed test may have left keys pressed or actions unfinished.
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
          ? (tab ??= await newTab(there(context).newPage()))
          : await newTab(where.browser.newPage({ deviceScaleFactor: where.pixelRatio }));
      faults.length = 0;
      await page.setViewportSize({ width, height });
      // Nothing is hovered, and no state of the previous test is kept.
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
    listed: (count) =>
      there(page)
        .locator(`.grid[aria-rowcount="${count + 1}"]`)
        .waitFor(),
    selected: () => there(page).locator('.rows .row.selected:not([hidden]) .number'),
    async comesIntoView(number) {
      // A row is just outside the view before it is scrolled in, so this waits.
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
  const isReached =
    query.get('endpoints') !== '0' && query.get('fresh') !== '1' && number('connections', 3) > 0;
  return {
    ...(isReached ? { target: listener } : {}),
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

/** Waits until a condition holds. */
export async function until(isSo: () => boolean, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!isSo()) {
    assert.ok(Date.now() < end, 'it comes about in time');
    await delay(10);
  }
}
