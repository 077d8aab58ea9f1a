import { hasPath } from '../../model/transports.ts';
import { callText, type LifecycleEvent } from '../../model/eventText.ts';
import type { Failure } from '../../model/result.ts';
import type { Comparison, FilterTerm, NumberTerm } from '../../language/filter/filterNode.ts';
import { Needle } from '../../bytes/search/needle.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { namedRemote, rowPeer, type NamedRow } from '../ledger/rowPeer.ts';
import { patternFinder, textFinder, type ByteFinder } from './byteFinder.ts';
import type { MarkedRows } from '../store/markedRows.ts';
import { ConnectionTest } from './connectionTest.ts';
import type { JudgedRow } from './judgedRow.ts';

/** The result of testing a row; open: it depends on bytes not searched yet. */
export const no = 0;
export const yes = 1;
export const open = 2;
export type TestResult = typeof no | typeof yes | typeof open;

export interface RowTest {
  readonly test: (row: JudgedRow) => TestResult;
  /** Cheaper tests run first: columns, words, bytes. */
  readonly cost: number;
  readonly finders: readonly ByteFinder[];
}

export interface TestParts {
  readonly ledger: Ledger;
  readonly marks: Pick<MarkedRows, 'has' | 'noteOf'>;
  /** Searches for a regular expression, which the parser has validated. */
  readonly expressionFinder: (source: string, flags: string) => ByteFinder;
  /** The same in text. */
  readonly expressionInText: (source: string, flags: string) => (text: string) => boolean;
}

const columnCost = 1;
const nameCost = 2;
const byteCost = 10;

export function termTest(term: FilterTerm, parts: TestParts): RowTest {
  switch (term.kind) {
    case 'anywhere':
      return anywhereTest(term.text, parts);
    case 'text': {
      const needle = new Needle(term.text);
      return contentTest(textFinder(term.text), (words) => needle.indexInText(words) >= 0);
    }
    case 'expression': {
      const { source, flags } = term;
      return contentTest(parts.expressionFinder(source, flags), parts.expressionInText(source, flags));
    }
    case 'bytes':
      return contentTest(patternFinder(term.pattern), () => false);
    case 'peer':
      return namesTest(peerContains(term.text, parts.ledger));
    case 'endpoint':
      return namesTest(endpointContains(term.text, parts.ledger));
    case 'note': {
      const needle = new Needle(term.text);
      return seqTest((seq) => needle.indexInText(parts.marks.noteOf(seq) ?? '') >= 0);
    }
    case 'is':
      return seqTest((seq) => parts.marks.has(seq));
    case 'dir': {
      const { direction } = term;
      const isOut = direction === 'out';
      return columnTest(
        ({ call }) => (call === 'send' || call === 'sendto') === isOut,
        ({ row }) => row?.direction === direction,
      );
    }
    case 'call': {
      const { call } = term;
      return columnTest(
        (row) => row.call === call,
        ({ row }) => row !== undefined && callText(row) === call,
      );
    }
    case 'type': {
      const isData = term.type === 'data';
      return columnTest(
        () => isData,
        ({ row }) => row?.type === term.type,
      );
    }
    case 'fault': {
      const { fault } = term;
      return columnTest(
        () => false,
        ({ row }) => row?.event?.type === 'fault' && row.event.kind === fault,
      );
    }
    case 'number':
      return numberTest(term, parts.ledger);
    case 'error':
      return columnTest(
        () => false,
        ({ row, text }) => {
          const event = row?.event;
          return text?.tone === 'error' || (event !== undefined && hasFailure(event));
        },
      );
  }
}

function hasFailure(event: LifecycleEvent): boolean {
  const failure: Failure | undefined = 'failure' in event ? event.failure : undefined;
  return failure !== undefined;
}

function columnTest(
  ofData: (row: JudgedRow) => boolean,
  ofEvent: (row: JudgedRow) => boolean,
  cost = columnCost,
): RowTest {
  return {
    cost,
    finders: [],
    test: (row) => ((row.call === undefined ? ofEvent(row) : ofData(row)) ? yes : no),
  };
}

function seqTest(isSo: (seq: number) => boolean): RowTest {
  const ofRow = ({ seq }: JudgedRow): boolean => isSo(seq);
  return columnTest(ofRow, ofRow);
}

function namesTest(isSo: (row: NamedRow) => boolean): RowTest {
  const results = new ConnectionTest(isSo);
  return columnTest(
    (row) => results.of(row),
    (row) => results.renew(row),
    nameCost,
  );
}

/** Searches the bytes of a chunk or datagram, and the words of a lifecycle event. */
function contentTest(finder: ByteFinder, isInWords: (words: string) => boolean): RowTest {
  /** The row that matches: found in an early part, it is tested again with a later one. */
  let found = -1;
  return {
    cost: byteCost * (64 / finder.stepBytes),
    finders: [finder],
    test: (row) => {
      if (row.call === undefined) return isInWords(row.text?.words ?? '') ? yes : no;
      if (found === row.seq) return yes;
      if (row.length === 0) return no;
      if (row.bytes === undefined) return open;
      if (finder.find(row.bytes, row.from, row.to, row) < 0) return row.isLast ? no : open;
      found = row.seq;
      return yes;
    },
  };
}

/** Searches everything that the list shows of a row: call, peer, and bytes or words. */
function anywhereTest(text: string, { ledger }: TestParts): RowTest {
  const needle = new Needle(text);
  const isIn = (words: string): boolean => needle.indexInText(words) >= 0;
  const calls = {
    recv: isIn('recv'),
    recvfrom: isIn('recvfrom'),
    send: isIn('send'),
    sendto: isIn('sendto'),
  };
  const peers = new ConnectionTest(peerContains(text, ledger));
  const content = contentTest(textFinder(text), isIn);
  return {
    ...content,
    test: (row) => {
      const { call } = row;
      if (call !== undefined && calls[call]) return yes;
      if (call !== undefined) return peers.of(row) ? yes : content.test(row);
      if (row.row !== undefined && isIn(callText(row.row))) return yes;
      return peers.renew(row) ? yes : content.test(row);
    },
  };
}

function peerContains(text: string, ledger: Ledger): (row: NamedRow) => boolean {
  const needle = new Needle(text);
  const peerOf = rowPeer(ledger);
  return (row) => needle.indexInText(peerOf(row)) >= 0;
}

function endpointContains(text: string, ledger: Ledger): (row: NamedRow) => boolean {
  const needle = new Needle(text);
  return (row) => {
    const names = ledger.namesAt(row.endpoint, row.seq);
    if (names === undefined) return false;
    const { address, requested, name = '' } = names;
    return [address, requested, name].some((words) => needle.indexInText(words) >= 0);
  };
}

function numberTest({ column, comparison, value }: NumberTerm, ledger: Ledger): RowTest {
  const fits = compared(comparison, value);
  switch (column) {
    // A lifecycle event has no length.
    case 'len':
      return columnTest(
        (row) => fits(row.length),
        () => false,
      );
    case 'seq':
      return seqTest(fits);
    case 'time':
      return columnTest(
        (row) => fits(row.time),
        (row) => fits(row.time),
      );
    case 'conn':
      return columnTest(
        (row) => fits(row.connection),
        (row) => fits(row.connection),
      );
    case 'port': {
      const isNot = comparison === '!=';
      const fitsOne = isNot ? compared('=', value) : fits;
      return namesTest((row) => portsOf(ledger, row).some(fitsOne) !== isNot);
    }
  }
}

function compared(comparison: Comparison, value: number): (number: number) => boolean {
  switch (comparison) {
    case '=':
      return (number) => number === value;
    case '!=':
      return (number) => number !== value;
    case '<':
      return (number) => number < value;
    case '<=':
      return (number) => number <= value;
    case '>':
      return (number) => number > value;
    case '>=':
      return (number) => number >= value;
  }
}

function portsOf(ledger: Ledger, row: NamedRow): number[] {
  const { address, transport } = ledger.namesAt(row.endpoint, row.seq) ?? {};
  // A path may end like a port.
  if (hasPath(transport)) return [];
  const { local, remote } = ledger.connection(row.connection) ?? {};
  return [address, namedRemote(row) ?? remote, local].flatMap((place = '') => {
    const port = /:([0-9]{1,5})(?:\?.*)?$/s.exec(place)?.[1];
    return port === undefined ? [] : [Number(port)];
  });
}
