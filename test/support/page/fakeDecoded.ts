import type { WriteToReadResult } from '../../../src/model/decoded.ts';
import type { DetailRequests } from '../../../src/page/detailMessages.ts';
import type { RequestHandlers } from '../../../src/page/channel.ts';
import { decodeBytes } from '../../../src/bytes/decoders/decoderTable.ts';
import type { FakeRow } from './fakeRows.ts';

/** What of a fake host's rows the page is told as fields, and which writes they came from. */
export interface FakeDecoded {
  /** Of all rows; the page's tests set it. */
  writeToRead: (seq: number, row: FakeRow) => WriteToReadResult;
  /** Questions so far. */
  asked: number;
}

/** As a client's write of 12 bytes more that was read in two pieces. */
export function twoReads(seq: number, { bytes }: FakeRow): WriteToReadResult {
  const offset = 1000;
  return {
    found: {
      writes: [{ seq: seq - 2, length: bytes.length + 12, isAsked: true, offset }],
      reads: [
        { seq: seq - 1, length: 12, isAsked: false, offset },
        { seq, length: bytes.length, isAsked: true, offset: offset + 12 },
      ],
      moreWrites: 0,
      moreReads: 0,
      other: 'client tcp://127.0.0.1:9998',
      isDatagram: false,
    },
    remarks: [],
  };
}

export function fakeDecoded(
  counts: FakeDecoded,
  rowAt: (seq: number) => FakeRow,
  view: () => { readonly viewFirst: number; readonly viewNext: number; readonly isFiltered: boolean },
): Omit<RequestHandlers<DetailRequests>, 'bytes'> {
  return {
    decode: ({ seq, decoder }) => {
      counts.asked += 1;
      const { bytes, row } = rowAt(seq);
      const from = row.direction === 'in' ? 'client' : 'server';
      return decodeBytes(bytes, { isDatagram: false, from, ports: [] }, decoder);
    },
    writeToRead: ({ seq }) => {
      counts.asked += 1;
      return counts.writeToRead(seq, rowAt(seq));
    },
    rowOf: ({ seq }) => {
      const { viewFirst, viewNext, isFiltered } = view();
      if (seq < viewFirst) return { reason: 'That row is no longer kept.' };
      if (isFiltered || seq >= viewNext)
        return {
          reason: 'The list does not show that row: it is of another socket, or the filter leaves it out.',
        };
      return { row: seq };
    },
  };
}
