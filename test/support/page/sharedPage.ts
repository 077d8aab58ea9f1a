/** The browser and the server shared by all tests of the traffic page in a process. */
import type { Browser } from 'playwright-core';
import { atEnd } from '../atEnd.ts';
import { launchPageBrowser } from './launchPageBrowser.ts';
import { servePage, type ServedPage } from './servePage.ts';

export interface SharedPage {
  readonly served: ServedPage;
  readonly browser: Browser;
}

let served: Promise<ServedPage> | undefined;
let browser: Browser | undefined;

/** Both are started when first asked for, and end with the process; the browser is started again after a crash. */
export async function sharedPage(): Promise<SharedPage> {
  const serving = (served ??= serveToTheEnd());
  const [page, running] = await Promise.all([serving, connectedBrowser()]);
  return { served: page, browser: running };
}

async function serveToTheEnd(): Promise<ServedPage> {
  const page = await servePage();
  atEnd(() => page.close());
  return page;
}

async function connectedBrowser(): Promise<Browser> {
  if (browser?.isConnected() === true) return browser;
  const launched = await launchPageBrowser();
  atEnd(() => launched.close());
  browser = launched;
  return launched;
}
