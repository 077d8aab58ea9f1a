import type { CaptureRow } from '../../model/captureRow.ts';
import type { Data } from '../../model/engineEvent.ts';
import { eventText, type EventText, type LifecycleEvent } from '../../model/eventText.ts';
import type { CaptureStore } from '../store/captureStore.ts';

/** The row that a filter is testing. A chunk allocates nothing; a lifecycle event and its text are read on demand. */
export class JudgedRow {
  readonly #store: CaptureStore;
  seq = -1;
  /** Undefined: a lifecycle event. */
  call: Data['call'] | undefined;
  length = 0;
  /** The part of its bytes being searched, `from` ≤ index < `to`; undefined: none yet. */
  bytes: Uint8Array | undefined;
  from = 0;
  to = 0;
  isFirst = true;
  isLast = true;
  #row: CaptureRow | undefined;
  #text: EventText | undefined;

  constructor(store: CaptureStore) {
    this.#store = store;
  }

  take(seq: number): void {
    this.seq = seq;
    this.call = this.#store.dataCallAt(seq);
    this.length = this.call === undefined ? 0 : this.#store.lengthAt(seq);
    this.bytes = undefined;
    this.#row = undefined;
    this.#text = undefined;
  }

  get endpoint(): number {
    return this.#store.endpointAt(this.seq);
  }

  /** Microseconds since the start. */
  get time(): number {
    return this.#store.timeAt(this.seq);
  }

  get connection(): number {
    return this.#store.connectionAt(this.seq);
  }

  /** Undefined: no longer in the capture. */
  get row(): CaptureRow | undefined {
    return (this.#row ??= this.#store.row(this.seq));
  }

  /** Undefined: a chunk or datagram. */
  get event(): LifecycleEvent | undefined {
    return this.call === undefined ? this.row?.event : undefined;
  }

  /** The text of a lifecycle event. */
  get text(): EventText | undefined {
    const { event } = this;
    return (this.#text ??= event === undefined ? undefined : eventText(event));
  }
}
