/** A page without a browser: sends requests to the real host, and records its notices. */
import { inMemoryApi, type PageApi } from '../../../media/inspector/shell/vscodeApi.ts';
import { Channel } from '../../../src/page/channel.ts';
import type { PageNotices, PageRequests } from '../../../src/page/pageMessages.ts';
import { TestHost, type TestHostOptions } from './testHost.ts';

interface Incoming {
  requests: object;
  notices: PageNotices;
}
interface Outgoing {
  requests: PageRequests;
  notices: object;
}

const defaults: TestHostOptions = {
  layout: 'wide',
  rows: 20,
  connections: 3,
  dropped: 0,
  endpoints: true,
  previous: 0,
  fresh: false,
  kept: '',
};

/** Then a notice that does not come is a failure, which says what came instead. */
const patienceMs = 30_000;

export class PageClient {
  readonly test: TestHost;
  readonly channel: Channel<Incoming, Outgoing>;
  /** To post what the channel would not. */
  readonly api: PageApi;
  readonly notices: { readonly name: string; readonly body: unknown }[] = [];
  /** Called after each notice. */
  readonly #waiting = new Set<() => void>();

  constructor(options: Partial<TestHostOptions> = {}) {
    const { page, host } = inMemoryApi();
    this.api = page;
    this.test = new TestHost(host, { ...defaults, ...options });
    const note = (name: keyof PageNotices) => (body: unknown) => {
      this.notices.push({ name, body });
      for (const look of this.#waiting) look();
    };
    this.channel = new Channel<Incoming, Outgoing>(page, {
      requests: {},
      notices: Object.fromEntries(noticeNames.map((name) => [name, note(name)])) as never,
    });
  }

  request<Name extends keyof PageRequests>(
    name: Name,
    params: PageRequests[Name]['params'],
  ): Promise<PageRequests[Name]['result']> {
    return this.channel.request(name, params as never);
  }

  /** Waits for the next notice of this name that satisfies a condition. */
  async notice<Name extends keyof PageNotices>(
    name: Name,
    isSo: (body: PageNotices[Name]) => boolean = () => true,
  ): Promise<PageNotices[Name]> {
    const found = () => this.notices.find((one) => one.name === name && isSo(one.body as PageNotices[Name]));
    let failing: NodeJS.Timeout | undefined;
    const told = await new Promise<ReturnType<typeof found>>((resolve, reject) => {
      const look = (): void => {
        const one = found();
        if (one === undefined) return;
        this.#waiting.delete(look);
        resolve(one);
      };
      this.#waiting.add(look);
      failing = setTimeout(() => {
        const names = this.notices.map((one) => one.name).join(', ');
        reject(new Error(`no such notice "${name}" came: ${names}`));
      }, patienceMs);
      look();
    });
    clearTimeout(failing);
    return told?.body as PageNotices[Name];
  }

  dispose(): void {
    this.test.dispose();
    this.channel.dispose();
  }
}

const noticeNames: readonly (keyof PageNotices)[] = [
  ...(['capture', 'newestRows', 'endpoints', 'scope', 'settings', 'repeats', 'compose'] as const),
  ...(['editDraft', 'rowsCommand', 'useFilter', 'stream', 'chart', 'openStream', 'viewCommand'] as const),
  'showRow',
];
