/** Traces bytes from the write that sent them to the reads that received them, and back. */
import { isDatagram } from '../../model/transports.ts';
import { countNumber, countText } from '../../model/countText.ts';
import type { Direction } from '../../model/eventScope.ts';
import type { WriteToReadResult, WrittenPart } from '../../model/decoded.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import type { Work } from '../../model/work.ts';
import type { CaptureStore } from '../store/captureStore.ts';
import { datagramPair } from './datagramPair.ts';
import { WorkScan } from '../scan.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { otherEnd } from './otherEnd.ts';
import { chunksLimit, chunksInRange } from './chunksInRange.ts';

/** Most writes, and reads, listed; more are counted. */
const listedLimit = 24;
/** A step is a row. */
const stepsPerCheck = 64;

/**
 * Which writes a read came from and which reads a write became, where both ends are ours: by stream offsets, or
 * datagram by datagram.
 */
export function writeToRead(store: CaptureStore, ledger: Ledger, seq: number): WorkScan<WriteToReadResult> {
  return new WorkScan(find(store, ledger, seq), stepsPerCheck);
}

function nothing(reason: string | undefined): WriteToReadResult {
  return { remarks: [], ...(reason === undefined ? {} : { reason }) };
}

function* find(store: CaptureStore, ledger: Ledger, seq: number): Work<WriteToReadResult> {
  const row = store.row(seq);
  if (row === undefined) return nothing('This row is no longer kept.');
  const { direction } = row;
  if (row.type !== 'data' || direction === undefined) return nothing('This is no write and no read.');
  const end = otherEnd(ledger, row.connection);
  if (!('id' in end)) return nothing(end.reason);
  const other = nameOf(ledger, end.id);
  const isDatagram = row.call === 'recvfrom' || row.call === 'sendto' || isUdp(ledger, row);
  if (isDatagram) {
    const pair = yield* datagramPair(store, row, end.id);
    if ('reason' in pair) return nothing(pair.reason);
    const own = part(row, true, 0);
    const theirs = { seq: pair.seq, length: row.length, isRequested: false, offset: 0 };
    const [writes, reads] = direction === 'out' ? [[own], [theirs]] : [[theirs], [own]];
    return { found: { writes, reads, moreWrites: 0, moreReads: 0, other, isDatagram }, remarks: [] };
  }
  return yield* findInStream(store, ledger, { row, direction, otherId: end.id, other });
}

interface StreamEnds {
  readonly row: CaptureRow;
  readonly direction: Direction;
  readonly otherId: number;
  readonly other: string;
}

function* findInStream(
  store: CaptureStore,
  ledger: Ledger,
  { row, direction, otherId, other }: StreamEnds,
): Work<WriteToReadResult> {
  const isRead = direction === 'in';
  const asked = { start: row.offset, end: row.offset + row.length };
  const theirs = yield* chunksInRange(store, otherId, isRead ? 'out' : 'in', asked, row.seq);
  const far = theirs.rows;
  const [first] = far;
  const last = far.at(-1);
  if (first === undefined || last === undefined) return nothing(whyNone(store, ledger, otherId, isRead));
  const span = {
    start: Math.min(asked.start, first.offset),
    end: Math.max(asked.end, last.offset + last.length),
  };
  const ours = yield* chunksInRange(store, row.connection, direction, span, row.seq);
  const near = ours.rows;
  const ends = { asked, span, far, near, other: otherId, own: row.connection };
  const isCut = theirs.isCut || ours.isCut;
  const remarks = isCut ? [tooMany] : [...notKept(isRead, ends), ...unread(ledger, isRead, ends)];
  const mark = (one: CaptureRow): WrittenPart =>
    part(one, one.offset < asked.end && one.offset + one.length > asked.start, one.offset);
  const farParts = far.slice(0, listedLimit).map(mark);
  const nearParts = around(near, row.seq).map((one) => part(one, one.seq === row.seq, one.offset));
  const [writes, reads] = isRead ? [farParts, nearParts] : [nearParts, farParts];
  const more = { far: far.length - farParts.length, near: near.length - nearParts.length };
  return {
    found: {
      writes,
      reads,
      moreWrites: isRead ? more.far : more.near,
      moreReads: isRead ? more.near : more.far,
      other,
      isDatagram: false,
    },
    remarks,
  };
}

/** Those around the requested row, where there are too many. */
function around(rows: readonly CaptureRow[], seq: number): readonly CaptureRow[] {
  const at = Math.max(
    0,
    rows.findIndex((one) => one.seq === seq),
  );
  const from = Math.max(0, Math.min(at - listedLimit / 2, rows.length - listedLimit));
  return rows.slice(from, from + listedLimit);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The chunks found at both ends for the requested bytes; `span`: including the chunks' other bytes. */
interface FoundEnds {
  readonly asked: Range;
  readonly span: Range;
  readonly far: readonly CaptureRow[];
  readonly near: readonly CaptureRow[];
  readonly other: number;
  readonly own: number;
}

const tooMany = `These bytes went in more than ${countNumber(chunksLimit)} writes or reads: the others were not looked for.`;

/** Sentences about what was dropped from the capture. */
function notKept(isRead: boolean, { asked, span, far, near }: FoundEnds): string[] {
  const [first, own] = [far[0]?.offset ?? 0, near[0]?.offset ?? 0];
  return [
    ...(first > asked.start
      ? [`Of ${countText(first - asked.start, 'byte')} the ${isRead ? 'write' : 'read'} is no longer kept.`]
      : []),
    ...(own > span.start ? [`Older ${isRead ? 'reads' : 'writes'} of these are no longer kept.`] : []),
  ];
}

/** A sentence about what was written and has not arrived. */
function unread(
  ledger: Ledger,
  isRead: boolean,
  { asked, span, far, near, other, own }: FoundEnds,
): string[] {
  const reads = (isRead ? near : far).at(-1);
  const until = isRead ? span.end : asked.end;
  const missing = reads === undefined ? 0 : until - (reads.offset + reads.length);
  if (missing <= 0) return [];
  const isOver = ledger.connection(isRead ? own : other)?.closedAt !== undefined;
  return [
    isOver
      ? `${countText(missing, 'byte')} of it ${missing === 1 ? 'was' : 'were'} never read.`
      : `${countText(missing, 'byte')} of it ${missing === 1 ? 'is' : 'are'} not read yet.`,
  ];
}

function whyNone(store: CaptureStore, ledger: Ledger, otherId: number, isRead: boolean): string {
  const other = ledger.connection(otherId);
  if (isRead)
    return store.first > 0
      ? 'The write that these bytes came from is no longer kept.'
      : 'No write of the other end has these bytes.';
  if (other?.closedAt !== undefined)
    return 'These bytes were never read: the other end is closed, or its read is no longer kept.';
  return other?.readingPaused === true
    ? 'Not read yet: reading is paused at the other end.'
    : 'Not read yet.';
}

function part({ seq, length }: CaptureRow, isRequested: boolean, offset: number): WrittenPart {
  return { seq, length, isRequested, offset };
}

function nameOf(ledger: Ledger, connectionId: number): string {
  const owner = ledger.namesAt(ledger.connection(connectionId)?.endpoint ?? 0, Infinity);
  return owner === undefined ? '' : `${owner.kind} ${owner.name ?? owner.address}`;
}

function isUdp(ledger: Ledger, { endpoint, seq }: CaptureRow): boolean {
  return isDatagram(ledger.namesAt(endpoint, seq)?.transport);
}
