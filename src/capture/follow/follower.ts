/** One followed connection, as a page shows it. */
import { isDatagram } from '../../model/transports.ts';
import { joinBytes } from '../../bytes/byteWriter.ts';
import { withoutScheme } from '../../model/addressText.ts';
import type {
  FoundMatch,
  LinesResult,
  LinesRequest,
  StreamLine,
  StreamSummary,
  FollowRequest,
} from '../../model/follow.ts';
import { ByteSearch } from '../../bytes/search/byteSearch.ts';
import { Needle } from '../../bytes/search/needle.ts';
import { parseHexDigits } from '../../language/payload/reading/parseHexDigits.ts';
import { cutBytes } from '../../bytes/utf8.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Budget, Scan } from '../scan.ts';
import { FollowFind, type PlaceOfMatch, type Sought } from './followFind.ts';
import type { IndexedLine } from './chunkLines.ts';
import { LineIndex } from './lineIndex.ts';

export interface FollowerContext {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly startedAtMs: number;
}

/** Chunks skipped at once, to find the first of a direction. */
const firstChunkSteps = 4096;

/** The lines of a connection, how much of it is no longer kept, and the matches of a search. */
export class Follower implements Scan {
  readonly request: FollowRequest;
  readonly #context: FollowerContext;
  readonly #generation: number;
  readonly #index: LineIndex;
  #find: FollowFind | undefined;
  #text = '';
  /** The oldest kept chunk of each direction, or where the search for it continues. */
  readonly #firstChunk = { in: 0, out: 0 };

  /** Continues the search of `before`, if that followed the same connection. */
  constructor(context: FollowerContext, request: FollowRequest, generation: number, before?: Follower) {
    const { store, ledger } = context;
    this.#context = context;
    this.request = request;
    this.#generation = generation;
    const connection = ledger.connection(request.id);
    this.#index = new LineIndex(store, {
      connection: request.id,
      direction: request.direction,
      mode: request.mode,
      columns: request.columns,
      isDatagrams: connection?.socketType === 'SOCK_DGRAM' || isUdp(ledger, connection?.endpoint),
    });
    if (before?.request.id === request.id) this.find(before.#text, before.#find?.current);
  }

  step(budget: Budget): boolean {
    this.#index.step(budget);
    if (budget.nowMs() < budget.endMs) this.#find?.step(budget);
    return this.#index.complete && this.#find?.complete !== false;
  }

  /** Searches for another text, or for nothing if it is empty. `current`: the match from which to continue. */
  find(text: string, current?: PlaceOfMatch): void {
    this.#text = text;
    const sought = soughtOf(text, this.request.mode === 'hex');
    this.#find = sought && new FollowFind(this.#context.store, this.#index, sought, current);
  }

  /** The match after or before the current one, or else after or before a line. */
  go(step: 1 | -1, line: number): FoundMatch | undefined {
    const { store } = this.#context;
    const [near] = this.#index.lines(Math.max(line, this.#index.first), 1);
    const { chunks } = this.#index;
    const from =
      near === undefined
        ? { chunk: chunks.first, at: 0 }
        : { chunk: chunks.lastUpTo(near.seq, 'seqOf'), at: store.offsetAt(near.seq) + near.start };
    const match = this.#find?.go(step, from);
    if (match === undefined) return undefined;
    const seq = chunks.seqOf(match.chunk);
    const found = this.#index.lineAt({ seq, offset: match.at - store.offsetAt(seq) });
    return found === undefined ? undefined : { line: found, ordinal: match.ordinal };
  }

  summary(): StreamSummary {
    const { ledger, startedAtMs } = this.#context;
    const { id, place } = this.request;
    this.#index.forgetDropped();
    this.#find?.forgetDropped();
    const connection = ledger.connection(id);
    const placeLine = place && this.#index.lineAt(place);
    const find = this.#find;
    const ordinal = find?.ordinal;
    return {
      id,
      generation: this.#generation,
      first: this.#index.first,
      next: this.#index.next,
      title: withoutScheme(connection?.remote ?? ''),
      isOpen: connection !== undefined && connection.closedAt === undefined,
      bytesIn: connection?.bytesIn ?? 0,
      bytesOut: connection?.bytesOut ?? 0,
      lostBytes: this.#lostBytes(connection),
      searching: !this.#index.complete,
      startedAtMs,
      ...(placeLine === undefined ? {} : { placeLine }),
      ...(find === undefined
        ? {}
        : {
            find: {
              text: this.#text,
              count: find.count,
              ...(ordinal === undefined ? {} : { ordinal }),
              isMore: find.isMore,
              searching: !find.complete || !this.#index.complete,
            },
          }),
    };
  }

  /** No lines where the request is for another generation. */
  lines({ generation, from, count }: LinesRequest): LinesResult {
    const found = generation === this.#generation ? this.#index.lines(from, count) : [];
    const pieces = found.map((line) => this.#index.bytesOf(line));
    return {
      generation: this.#generation,
      from: found.length === 0 ? from : Math.max(from, this.#index.first),
      lines: found.map((line, index) => this.#line(line, pieces[index] ?? new Uint8Array())),
      bytes: joinBytes(pieces),
    };
  }

  /** The bytes of the lines `from` ≤ line < `to`, at most `limit`; characters split by chunk borders are joined. */
  bytes(generation: number, from: number, to: number, limit: number): Uint8Array {
    const index = this.#index;
    if (generation !== this.#generation) return new Uint8Array();
    const [first] = index.lines(Math.max(from, index.first), 1);
    const [last] = index.lines(Math.min(to, index.next) - 1, 1);
    if (first === undefined || last === undefined) return new Uint8Array();
    const bytes = new Uint8Array(limit);
    bytes.set(first.carried);
    let size = first.carried.length;
    const lastChunk = index.chunks.lastUpTo(last.seq, 'seqOf');
    for (let chunk = index.chunks.lastUpTo(first.seq, 'seqOf'); chunk <= lastChunk && size < limit; chunk++) {
      const seq = index.chunks.seqOf(chunk);
      const start = seq === first.seq ? first.start : 0;
      const end = seq === last.seq ? Math.max(start, last.end) : this.#context.store.lengthAt(seq);
      const part = bytes.subarray(size, size + end - start);
      size += this.#context.store.copyBytes(seq, part, start);
    }
    return bytes.slice(0, size);
  }

  #line(line: IndexedLine, bytes: Uint8Array): StreamLine {
    const { store } = this.#context;
    const { seq, direction, isFirst, isLast, start, carried } = line;
    const at = store.offsetAt(seq) + start - carried.length;
    const matches = this.#find?.within(direction, at, bytes.length) ?? [];
    return {
      seq,
      offset: start,
      direction,
      length: bytes.length,
      at,
      ...(isFirst ? { chunk: { t: store.timeAt(seq), length: store.lengthAt(seq) } } : {}),
      ...(isLast && cutBytes(bytes.subarray(-3)) > 0 ? { isCut: true } : {}),
      ...(matches.length === 0 ? {} : { matches }),
    };
  }

  /** Bytes of the shown directions before their oldest kept chunks. */
  #lostBytes(connection: { readonly bytesIn: number; readonly bytesOut: number } | undefined): number {
    const { direction } = this.request;
    const shown: readonly ('in' | 'out')[] = direction === 'both' ? ['in', 'out'] : [direction];
    return shown.reduce((sum, one) => {
      const chunk = this.#oldest(one);
      if (chunk === 'later') return sum;
      if (chunk !== undefined) return sum + this.#context.store.offsetAt(this.#index.chunks.seqOf(chunk));
      const all = (one === 'in' ? connection?.bytesIn : connection?.bytesOut) ?? 0;
      return sum + (this.#index.complete ? all : 0);
    }, 0);
  }

  /** `later`: not found yet. Undefined: none is kept. */
  #oldest(direction: 'in' | 'out'): number | 'later' | undefined {
    const { chunks } = this.#index;
    let chunk = Math.max(this.#firstChunk[direction], chunks.first);
    const end = Math.min(chunks.next, chunk + firstChunkSteps);
    while (chunk < end && this.#index.directionOf(chunk) !== direction) chunk++;
    this.#firstChunk[direction] = chunk;
    if (chunk < end) return chunk;
    return end < chunks.next ? 'later' : undefined;
  }
}

function soughtOf(text: string, isHex: boolean): Sought | undefined {
  if (text === '') return undefined;
  const bytes = isHex ? parseHexDigits(text) : undefined;
  if (bytes?.ok === true && bytes.value.length > 0) return new ByteSearch(bytes.value);
  return new Needle(text);
}

function isUdp(ledger: Ledger, endpoint: number | undefined): boolean {
  return endpoint !== undefined && isDatagram(ledger.namesAt(endpoint, Infinity)?.transport);
}
