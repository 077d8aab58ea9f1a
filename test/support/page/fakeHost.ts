import { Channel, type Port } from '../../../src/model/channel.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import type {
  InspectorNotices,
  InspectorRequests,
  PayloadPreview,
  Scope,
  SendFormat,
  SendRequest,
  TimeFormat,
} from '../../../src/model/inspectorMessages.ts';
import { encodePayload } from '../../../src/payload/encodePayload.ts';
import { fakeFilter, type FakeFilter } from './fakeFilter.ts';
import { fakeFilterRequests } from './fakeFilterRequests.ts';
import { parsePayload } from '../../../src/payload/parsePayload.ts';
import type { RowsWish } from '../../../src/model/trafficMessages.ts';
import type { RepeatState } from '../../../src/model/repeatMessages.ts';
import { fakeDecoded, twoReads, type FakeDecoded } from './fakeDecoded.ts';
import { fakeRepeat } from './fakeRepeat.ts';
import { FakeStreams } from './fakeStreams.ts';
import { fakeEndpoints, freshListener } from './fakeEndpoints.ts';
import { openedRow, openedRows, scriptedRow, type RowMaker } from './fakeRows.ts';

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
  requests: InspectorRequests;
  notices: Record<never, never>;
}
interface HostSays {
  requests: Record<never, never>;
  notices: InspectorNotices;
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
  preview: (text: string) => PayloadPreview = previewOf;
  readonly decoded: FakeDecoded = { writeToRead: twoReads, asked: 0 };
  makeRow: RowMaker = scriptedRow;
  rows: number;
  rowRequests = 0;
  readonly streams = new FakeStreams(startedAtMs, (name, params) => this.#noted(name, params), {
    stream: (summary) => this.#channel.notify('stream', summary),
    chart: (notice) => this.#channel.notify('chart', notice),
  });
  readonly #options: FakeHostOptions;
  readonly #channel: Channel<PageSays, HostSays>;
  #generation = 0;
  #scope: Scope = {};
  #target: number | undefined;
  #filter: FakeFilter = fakeFilter('');
  #dropped: number;
  #gone: number;
  #timeFormat: TimeFormat = 'time';
  #reached = false;

  constructor(port: Port, options: FakeHostOptions) {
    this.#options = options;
    this.rows = options.fresh ? openedRows : options.rows;
    if (options.fresh) this.makeRow = openedRow;
    this.#dropped = options.dropped;
    this.#gone = options.gone;
    this.#channel = new Channel<PageSays, HostSays>(port, {
      requests: {
        ready: (params) => {
          this.#noted('ready', params);
          const { filter = '' } = params;
          // As the host that went on while the page was away.
          if (filter !== this.#filter.text) this.#generation += 1;
          this.#filter = fakeFilter(filter);
          this.tellAll();
          return options.kept === '' ? {} : { kept: options.kept };
        },
        keep: (params) => this.#noted('keep', params),
        setFilter: (params) => {
          const filter = fakeFilter(params.filter);
          this.#noted('setFilter', params);
          if (filter.answer.problems.length === 0 && params.filter !== this.#filter.text) {
            this.#filter = filter;
            this.#generation += 1;
            this.tellCapture();
          }
          return filter.answer;
        },
        ...fakeFilterRequests((name, params) => this.#noted(name, params), {
          count: () => this.#view().viewNext,
          row: (number) => this.makeRow(this.#seqOf(number)),
        }),
        ping: () => null,
        startGone: (params) => this.#noted('startGone', params, () => this.setGone(0)),
        forgetGone: (params) => this.#noted('forgetGone', params, () => this.setGone(0)),
        rows: ({ generation, from, count }) => {
          this.rowRequests += 1;
          const { viewFirst, viewNext } = this.#view();
          const first = Math.max(from, viewFirst);
          const next = Math.min(from + count, viewNext);
          const made = Array.from({ length: Math.max(0, next - first) }, (_, index) =>
            this.makeRow(this.#seqOf(first + index)),
          );
          const previews = made.map(({ bytes }) => bytes.subarray(0, 256));
          return {
            generation,
            from: first,
            rows: made.map(({ row }) => row),
            previews: new Uint8Array(previews.flatMap((bytes) => [...bytes])),
            previewLengths: previews.map((bytes) => bytes.length),
            peers: made.map(({ peer }) => peer),
            hits: made.map(({ bytes }) => this.#filter.hitsIn(bytes.subarray(0, 256))),
          };
        },
        bytes: ({ seq, offset, length, hits }) => {
          const { bytes } = this.makeRow(seq);
          const range = { start: offset, end: offset + length };
          return {
            bytes: bytes.subarray(offset, offset + length),
            total: bytes.length,
            ...(hits === true ? { hits: this.#filter.hitsAt(bytes, range) } : {}),
          };
        },
        ...fakeDecoded(
          this.decoded,
          (seq) => this.makeRow(seq),
          () => ({ ...this.#view(), isFiltered: this.#filter.text !== '' }),
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
          this.rows += 1;
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
            this.#generation += 1;
            this.tellAll();
          }),
        clear: () =>
          this.#noted('clear', {}, () => {
            this.#generation += 1;
            this.rows = 0;
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

  get #last(): number {
    return this.#dropped + this.rows;
  }

  /** The oldest rows go, as if the capture were full. */
  dropRows(count: number): void {
    this.#dropped += count;
    this.rows -= count;
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

  /** Filters as the host does, over the scripted rows: a row of the script is found or is not. */
  #isShown(seq: number): boolean {
    return this.#filter.shows(this.makeRow(seq));
  }

  /** Filtered, the view holds what the first thousand rows have. */
  #found(): number[] {
    const all = Array.from({ length: Math.min(1000, this.rows) }, (_, index) => this.#dropped + index);
    return all.filter((seq) => this.#isShown(seq));
  }

  #seqOf(row: number): number {
    return this.#filter.text === '' ? row : (this.#found()[row] ?? 0);
  }

  #view(): { viewFirst: number; viewNext: number } {
    if (this.#filter.text !== '') return { viewFirst: 0, viewNext: this.#found().length };
    return { viewFirst: this.#dropped, viewNext: this.#last };
  }

  addRows(count: number): void {
    this.rows += count;
    this.tellCapture();
  }

  /** The rows become those of `make`, in a new generation. */
  replaceRows(count: number, make: RowMaker): void {
    this.makeRow = make;
    this.rows = count;
    this.#generation += 1;
    this.tellCapture();
  }

  /** As a command or the context menu. */
  wish(wish: RowsWish): void {
    this.#channel.notify('rowsWish', { wish });
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
    this.tellCapture();
  }

  #tellSettings(): void {
    const { layout } = this.#options;
    this.#channel.notify('settings', { layout, lineEnding: 'lf', timeFormat: this.#timeFormat });
  }

  tellCapture(): void {
    this.#channel.notify('capture', {
      generation: this.#generation,
      first: this.#dropped,
      next: this.#last,
      ...this.#view(),
      filter: this.#filter.text,
      filterWords: this.#filter.words,
      scopeRows: this.rows,
      searching: false,
      keptBytes: 41_200_000,
      limitBytes: 64 * 1024 * 1024,
      limitRows: 1_048_576,
      droppedEvents: this.#dropped,
      droppedBytes: this.#dropped * 275,
      startedAtMs,
    });
  }

  tellEndpoints(): void {
    const some = this.rows > 0;
    this.#channel.notify('endpoints', {
      endpoints: this.#endpoints(),
      rates: { inBytesPerSecond: some ? 1_240_000 : 0, outBytesPerSecond: some ? 410_000 : 0 },
      gone: this.#gone,
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

/** As the real host, of payloads that need nothing of the world. */
function previewOf(text: string): PayloadPreview {
  const parts = parsePayload(text);
  const bytes = parts.ok ? encodePayload(parts.value) : parts;
  if (!bytes.ok) return { kind: 'problem', ...bytes.problems[0] };
  const { length } = bytes.value;
  return { kind: 'bytes', length, first: bytes.value.slice(0, 16), isNewEachTime: false };
}
