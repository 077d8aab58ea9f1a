import { CaptureStore } from '../../../src/capture/store/captureStore.ts';
import { CaptureView } from '../../../src/capture/views/captureView.ts';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { systemClock } from '../../../src/node/clock.ts';
import type { RequestHandlers } from '../../../src/page/channel.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import type { ChartRequests } from '../../../src/page/chartMessages.ts';
import type { FollowRequests } from '../../../src/page/followMessages.ts';
import { PageStreams, type StreamListeners } from '../../../src/app/page/follow/pageStreams.ts';

const endpoint = 1;
/** The connection of the fake rows. */
export const followed = 2;

/** Streams of the page's other end: the real thing over a capture of its own, fed by the test. */
export class FakeStreams {
  readonly store = new CaptureStore();
  readonly #ledger = new Ledger();
  readonly #streams: PageStreams;
  readonly #noted: (name: string, params: unknown) => null;
  #us = 0;
  #offsets = { in: 0, out: 0 };
  copied = '';

  constructor(startedAtMs: number, noted: (name: string, params: unknown) => null, ears: StreamListeners) {
    this.#noted = noted;
    const parts = {
      store: this.store,
      ledger: this.#ledger,
      clock: systemClock(),
      updateInterval: { intervalMs: (ms: number) => ms },
      startedAtMs,
    };
    this.#streams = new PageStreams(parts, new CaptureView(this.store), ears);
    this.#apply({
      type: 'opening',
      t: 0,
      endpoint,
      kind: 'listener',
      transport: 'tcp',
      address: 'tcp://127.0.0.1:0',
    });
    this.#apply({
      type: 'accepted',
      call: 'accept',
      t: 0,
      endpoint,
      connection: followed,
      local: '127.0.0.1:9998',
      remote: '127.0.0.1:53131',
    });
  }

  /** A chunk at a time of its own, in microseconds after the one before. */
  feed(direction: 'in' | 'out', bytes: Uint8Array, laterUs = 1000): void {
    this.#us += laterUs;
    const call = direction === 'in' ? 'recv' : 'send';
    const offset = this.#offsets[direction];
    this.#offsets[direction] += bytes.length;
    this.#apply({
      type: 'data',
      t: this.#us,
      endpoint,
      connection: followed,
      call,
      direction,
      bytes,
      offset,
    });
  }

  feedText(direction: 'in' | 'out', text: string, laterUs?: number): void {
    this.feed(direction, new TextEncoder().encode(text), laterUs);
  }

  requests(): RequestHandlers<FollowRequests & ChartRequests> {
    const streams = this.#streams;
    return {
      followStream: ({ stream }) => {
        streams.follow(stream);
        return this.#noted('followStream', stream);
      },
      streamLines: (request) =>
        streams.followed?.lines(request) ?? { generation: 0, from: 0, lines: [], bytes: new Uint8Array() },
      streamFind: ({ text }) => {
        streams.followed?.find(text);
        streams.changed();
        return null;
      },
      streamMatch: async ({ step, line }) => {
        const found = await streams.match(step, line);
        return found === undefined ? {} : { found };
      },
      saveStream: (params) => this.#noted('saveStream', params),
      copyStream: ({ generation, from, to }) => {
        const bytes = streams.followed?.bytes(generation, from, to, 1024) ?? new Uint8Array();
        this.copied = new TextDecoder().decode(bytes);
        return { bytes: bytes.length, isCut: false };
      },
      showChart: (params) => {
        streams.showChart(params.shown);
        return this.#noted('showChart', params);
      },
    };
  }

  #apply(event: EngineEvent): void {
    this.store.append(event);
    this.#ledger.apply(event);
    this.#streams.wake();
  }
}
