import { Channel, type Port } from '../../../src/page/channel.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import type { TimeFormat } from '../../../src/model/rowTime.ts';
import type { SendFormat } from '../../../src/model/draft.ts';
import type { PayloadPreview } from '../../../src/model/payloadPreview.ts';
import type { Scope } from '../../../src/model/captureScope.ts';
import type { SendRequest } from '../../../src/page/composerMessages.ts';
import type { PageNotices, PageRequests } from '../../../src/page/pageMessages.ts';
import { fakeFilter } from './fakeFilter.ts';
import { fakeFilterRequests } from './fakeFilterRequests.ts';
import type { RowsCommand } from '../../../src/page/listMessages.ts';
import type { RepeatState } from '../../../src/model/repeat.ts';
import { fakeDecoded, twoReads, type FakeDecoded } from './fakeDecoded.ts';
import { FakeList } from './fakeList.ts';
import { fakePreview } from './fakePreview.ts';
import { fakeRepeat } from './fakeRepeat.ts';
import { FakeStreams } from './fakeStreams.ts';
import { fakeEndpoints, freshListener } from './fakeEndpoints.ts';
import { openedRow, openedRows, scriptedRow, type FakeRow, type RowMaker } from './fakeRows.ts';

export interface FakeHostOptions {
  readonly rows: number;
  readonly layout: 'narrow' | 'wide';
  readonly connections: number;
  readonly dropped: number;
  readonly endpoints: boolean;
  /** Sockets of the last window. */
  readonly gone: number;
  /** One listener that nobody has reached yet, and the five steps that opened it. */
  readonly fresh: boolean;
  /** What the page before it wanted kept; empty: nothing. */
  readonly kept: string;
}

interface PageSays {
  requests: PageRequests;
  notices: Record<never, never>;
}
interface HostSays {
  requests: Record<never, never>;
  notices: PageNotices;
}

const startedAtMs = new Date(2026, 10, 20, 12, 4, 31, 118).getTime();

/** The page's other end without VS Code and without sockets: generated rows, and a record of what was asked. */
export class FakeHost {
  readonly sent: SendRequest[] = [];
  readonly asked: { name: string; params: unknown }[] = [];
  sendFailure: { code: string; message: string } | undefined;
  /** Drafts that were looked at, and what is said of them. */
  readonly previewed: string[] = [];
  /** Settles when the next drafts are looked at. */
  previewGate: Promise<void> = Promise.resolve();
  preview: (text: string) => PayloadPreview = fakePreview;
  readonly decoded: FakeDecoded = { writeToRead: twoReads, asked: 0 };
  rowRequests = 0;
  /** Rows are answered when it is open. */
  rowsGate: Promise<void> | undefined;
  readonly streams = new FakeStreams(startedAtMs, (name, params) => this.#noted(name, params), {
    onStream: (summary) => this.#channel.notify('stream', summary),
    onChart: (notice) => this.#channel.notify('chart', notice),
  });
  readonly #options: FakeHostOptions;
  readonly #list: FakeList;
  readonly #channel: Channel<PageSays, HostSays>;
  #scope: Scope = {};
  #target: number | undefined;
  #gone: number;
  #timeFormat: TimeFormat = 'time';
  #reached = false;

  constructor(port: Port, options: FakeHostOptions) {
    this.#options = options;
    this.#list = options.fresh
      ? new FakeList(openedRow, openedRows, options.dropped)
      : new FakeList(scriptedRow, options.rows, options.dropped);
    this.#gone = options.gone;
    this.#channel = new Channel<PageSays, HostSays>(port, {
      requests: {
        ready: (params) => {
          this.#noted('ready', params);
          const { filter = '' } = params;
          // As the host that went on while the page was away.
          if (filter !== this.#list.filter.text) this.#list.generation += 1;
          this.#list.filter = fakeFilter(filter);
          this.tellAll();
          return options.kept === '' ? {} : { kept: options.kept };
        },
        keep: (params) => this.#noted('keep', params),
        setFilter: (params) => {
          const filter = fakeFilter(params.filter);
          this.#noted('setFilter', params);
          if (filter.answer.problems.length === 0 && params.filter !== this.#list.filter.text) {
            this.#list.filter = filter;
            this.#list.generation += 1;
            this.tellCapture();
          }
          return filter.answer;
        },
        ...fakeFilterRequests((name, params) => this.#noted(name, params), {
          count: () => this.#list.view().viewNext,
          row: (number) => this.#list.row(number),
        }),
        ping: () => null,
        restorePreviousSession: (params) =>
          this.#noted('restorePreviousSession', params, () => this.setGone(0)),
        forgetPreviousSession: (params) =>
          this.#noted('forgetPreviousSession', params, () => this.setGone(0)),
        rows: async (request) => {
          this.rowRequests += 1;
          await this.rowsGate;
          return this.#list.answer(request);
        },
        bytes: ({ seq, offset, length, hits }) => {
          const { bytes } = this.makeRow(seq);
          const range = { start: offset, end: offset + length };
          return {
            bytes: bytes.subarray(offset, offset + length),
            total: bytes.length,
            ...(hits === true ? { hits: this.#list.filter.hitsAt(bytes, range) } : {}),
          };
        },
        ...fakeDecoded(
          this.decoded,
          (seq) => this.makeRow(seq),
          () => ({ ...this.#list.view(), isFiltered: this.#list.filter.text !== '' }),
        ),
        preview: async ({ text }) => {
          await this.previewGate;
          this.previewed.push(text);
          return this.preview(text);
        },
        editDraft: (params) => this.#noted('editDraft', params),
        send: (request) => {
          this.sent.push(request);
          if (this.sendFailure !== undefined)
            throw Object.assign(new Error(this.sendFailure.message), this.sendFailure);
          this.#list.rows += 1;
          this.tellCapture();
          return { bytes: request.text.length };
        },
        repeat: (request) => {
          this.asked.push({ name: 'repeat', params: request });
          if (this.sendFailure !== undefined)
            throw Object.assign(new Error(this.sendFailure.message), this.sendFailure);
          const { to = 1, everyMs, times } = request;
          this.tellRepeats([fakeRepeat({ to, everyMs, ...(times === undefined ? {} : { times }) })]);
          return null;
        },
        stopRepeat: (params) => this.#noted('stopRepeat', params, () => this.tellRepeats([])),
        savedPayloads: (params) => this.#noted('savedPayloads', params),
        setTarget: (params) =>
          this.#noted('setTarget', params, () => {
            this.#target = params.id;
            this.tellEndpoints();
          }),
        setScope: (params) =>
          this.#noted('setScope', params, () => {
            this.#scope = params.scope;
            this.#list.generation += 1;
            this.tellAll();
          }),
        clear: () =>
          this.#noted('clear', {}, () => {
            this.#list.generation += 1;
            this.#list.rows = 0;
            this.tellCapture();
          }),
        start: (params) => this.#noted('start', params),
        act: (params) => this.#noted('act', params),
        touched: (params) => this.#noted('touched', params),
        actOnRows: (params) => this.#noted('actOnRows', params),
        ...this.streams.requests(),
      },
      notices: {},
      check: () => true,
    });
  }

  /** The oldest rows go, as if the capture were full. */
  dropRows(count: number): void {
    this.#list.dropped += count;
    this.#list.rows -= count;
    this.tellCapture();
  }

  setGone(count: number): void {
    this.#gone = count;
    this.tellEndpoints();
  }

  setTimeFormat(format: TimeFormat): void {
    this.#timeFormat = format;
    this.#tellSettings();
  }

  addRows(count: number): void {
    this.#list.rows += count;
    this.tellCapture();
  }

  makeRow(seq: number): FakeRow {
    return this.#list.makeRow(seq);
  }

  /** The rows become those of `make`, in a new generation. */
  replaceRows(count: number, make: RowMaker): void {
    this.#list.makeRow = make;
    this.#list.rows = count;
    this.#list.generation += 1;
    this.tellCapture();
  }

  /** As a command or the context menu. */
  wish(command: RowsCommand): void {
    this.#channel.notify('rowsCommand', { command });
  }

  /** As the command Follow Stream. */
  tellOpenStream(id: number): void {
    this.#channel.notify('openStream', { id });
  }

  /** As the command that opens what is written in an editor. */
  tellEditDraft(): void {
    this.#channel.notify('editDraft', {});
  }

  /** As if a saved filter had been chosen. */
  useFilter(filter: string): void {
    this.#channel.notify('useFilter', { filter });
  }

  tellRepeats(repeats: readonly RepeatState[]): void {
    this.#channel.notify('repeats', { repeats });
  }

  /** As if the user had picked a saved payload. */
  compose(text: string, format: SendFormat): void {
    this.#channel.notify('compose', { text, format });
  }

  tellAll(): void {
    this.#tellSettings();
    const { id } = this.#scope;
    this.#channel.notify('scope', { scope: this.#scope, title: id === undefined ? '' : '127.0.0.1:53131' });
    this.tellEndpoints();
    this.#channel.notify('newestRows', this.#list.newest());
    this.tellCapture();
  }

  #tellSettings(): void {
    const { layout } = this.#options;
    this.#channel.notify('settings', { layout, lineEnding: 'lf', timeFormat: this.#timeFormat });
  }

  tellCapture(): void {
    this.#channel.notify('capture', {
      ...this.#list.summary(),
      keptBytes: 41_200_000,
      limitBytes: 64 * 1024 * 1024,
      limitRows: 1_048_576,
      droppedEvents: this.#list.dropped,
      droppedBytes: this.#list.dropped * 275,
      startedAtMs,
    });
  }

  tellEndpoints(): void {
    const some = this.#list.rows > 0;
    this.#channel.notify('endpoints', {
      endpoints: this.#endpoints(),
      rates: { inBytesPerSecond: some ? 1_240_000 : 0, outBytesPerSecond: some ? 410_000 : 0 },
      previousSession: this.#gone,
      ...(this.#target === undefined ? {} : { target: this.#target }),
    });
  }

  #endpoints(): readonly Endpoint[] {
    const { endpoints: some, fresh, connections } = this.#options;
    if (!some) return [];
    return fresh ? [freshListener(this.#reached)] : fakeEndpoints(connections);
  }

  /** The fresh listener gets its first connection. */
  reach(): void {
    this.#reached = true;
    this.tellEndpoints();
  }

  #noted(name: string, params: unknown, then: () => void = () => undefined): null {
    this.asked.push({ name, params });
    then();
    return null;
  }
}
