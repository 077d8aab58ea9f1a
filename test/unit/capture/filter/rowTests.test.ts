import assert from 'node:assert/strict';
import { CaptureStore } from '../../../../src/capture/store/captureStore.ts';
import { MarkedRows } from '../../../../src/capture/store/markedRows.ts';
import { textFinder } from '../../../../src/capture/filter/byteFinder.ts';
import { JudgedRow } from '../../../../src/capture/filter/judgedRow.ts';
import { no, open, termTest, yes, type TestResult } from '../../../../src/capture/filter/rowTests.ts';
import { Ledger } from '../../../../src/capture/ledger/ledger.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';
import { comparisons, type FilterTerm, type NumberTerm } from '../../../../src/language/filter/filterNode.ts';
import { data, make, timeoutFailure } from '../../../support/ledgerEvents.ts';

/** Expressions are looked for as they are written, and cost eight times what text does. */
const testOf = (term: FilterTerm, ledger = new Ledger(), marks = new MarkedRows({ first: 0 })) =>
  termTest(term, {
    ledger,
    marks,
    expressionFinder: (source) => ({ ...textFinder(source), stepBytes: 8 }),
    expressionInText: (source) => (text) => text.includes(source),
  });

/** What a test says of each event when it has just come, before any bytes are looked at. */
function results(term: FilterTerm, events: readonly EngineEvent[]): TestResult[] {
  const store = new CaptureStore();
  const ledger = new Ledger();
  const row = new JudgedRow(store);
  const { test } = testOf(term, ledger);
  return events.map((event, seq) => {
    ledger.apply(event);
    store.append(event);
    row.take(seq);
    return test(row);
  });
}

const number = (column: NumberTerm['column'], comparison: NumberTerm['comparison'], value: number) =>
  ({ kind: 'number', column, comparison, value }) as const;
const ended = make('end', { call: 'shutdown', direction: 'out' });
const opening = make('opening', { address: 'tcp://localhost:4000?backlog=5', name: 'echo' });
const accepted = make('accepted');
const pattern = new BytePattern(Buffer.from('FIN'));

describe('termTest', () => {
  it('judges direction, call and type of chunks and of events', () => {
    const events = [make('drained'), ended, data('in', 1), { ...data('out', 1), call: 'sendto' } as const];
    for (const [term, expected] of [
      [{ kind: 'dir', direction: 'in' }, [no, no, yes, no]],
      [{ kind: 'dir', direction: 'out' }, [no, yes, no, yes]],
      [{ kind: 'call', call: 'send' }, [yes, no, no, no]],
      [{ kind: 'call', call: 'sendto' }, [no, no, no, yes]],
      [{ kind: 'type', type: 'data' }, [no, no, yes, yes]],
      [{ kind: 'type', type: 'end' }, [no, yes, no, no]],
    ] as const)
      assert.deepEqual(results(term, events), expected, JSON.stringify(term));
  });

  it('knows what the user has marked, and what is noted', () => {
    const store = new CaptureStore();
    const marks = new MarkedRows(store);
    const row = new JudgedRow(store);
    for (const event of [data('in', 1), make('drained'), data('out', 1)]) store.append(event);
    marks.setNote(1, 'The SECOND try');
    marks.mark([2]);
    const judged = (term: FilterTerm) => {
      const { test } = testOf(term, new Ledger(), marks);
      return [0, 1, 2].map((seq) => {
        row.take(seq);
        return test(row);
      });
    };
    assert.deepEqual(judged({ kind: 'is', what: 'marked' }), [no, yes, yes]);
    assert.deepEqual(judged({ kind: 'note', text: 'second' }), [no, yes, no]);
  });

  it('compares numbers, and finds no length in an event that has none', () => {
    const events = [data('in', 3, 2), data('in', 4, 3), data('in', 5, 4), make('drained', { connection: 5 })];
    const fitting = comparisons.map((comparison) => [
      results(number('len', comparison, 4), events).join(''),
      results(number('conn', comparison, 3), events).join(''),
    ]);
    assert.deepEqual(fitting, [
      ['0100', '0100'],
      ['1010', '1011'],
      ['1000', '1000'],
      ['1100', '1100'],
      ['0010', '0011'],
      ['0110', '0111'],
    ]);
    assert.deepEqual(results(number('seq', '>=', 2), events), [no, no, yes, yes]);
  });

  it('finds a port on either side, and one that is not there only where no side has it', () => {
    const events = [opening, accepted, data('in', 1)];
    for (const [comparison, value, expected] of [
      ['=', 4000, [yes, yes, yes]],
      ['=', 6000, [no, yes, yes]],
      ['!=', 6000, [yes, no, no]],
      ['=', 5, [no, no, no]],
      ['>', 4000, [no, yes, yes]],
    ] as const)
      assert.deepEqual(results(number('port', comparison, value), events), expected, String(value));
    const unix = make('opening', { transport: 'unix', address: 'unix:/tmp/a:80' });
    const below = make('accepted', { local: '/tmp/a:80', remote: '' });
    assert.deepEqual(results(number('port', '=', 80), [unix, below]), [no, no], 'a path has no port');
  });

  it('looks for failures in events of any tone, and never in chunks', () => {
    const events = [make('attemptFailed'), make('option'), make('option', { failure: timeoutFailure })];
    const others = [make('error'), make('reset'), make('dropped'), data('in', 1)];
    assert.deepEqual(results({ kind: 'error' }, [...events, ...others]), [yes, no, yes, yes, yes, no, no]);
  });

  it('looks for text and expressions in the words of events, and for bytes in chunks alone', () => {
    for (const [term, expected] of [
      [{ kind: 'text', text: 'our SIDE' }, [yes, open, no]],
      [{ kind: 'expression', source: 'our side', flags: '' }, [yes, open, no]],
      [{ kind: 'bytes', written: '', pattern }, [no, open, no]],
    ] as const)
      assert.deepEqual(results(term, [ended, data('in', 3), data('in', 0)]), expected, term.kind);
  });

  it('leaves a chunk open until its last part, and remembers of this one that it was found', () => {
    const store = new CaptureStore();
    for (const length of [6, 6]) store.append(data('in', length));
    const row = new JudgedRow(store);
    const { test } = testOf({ kind: 'text', text: 'ab' });
    const look = (text: string, isLast: boolean): TestResult => {
      Object.assign(row, { bytes: Buffer.from(`ab${text}ab`), from: 2, to: 2 + text.length, isLast });
      return test(row);
    };
    row.take(0);
    assert.deepEqual([look('xa', false), look('xAB', false), look('xx', true)], [open, yes, yes]);
    row.take(1);
    assert.deepEqual([look('xa', false), look('bx', true)], [open, no]);
  });

  it('finds anywhere the call, the peer and the words, and asks bytes only after these', () => {
    const events = [opening, accepted, data('in', 3), ended];
    for (const [text, expected] of [
      ['OPEN', [yes, no, open, no]],
      ['recv', [no, no, yes, no]],
      ['127.0.0.1:6000', [no, yes, yes, yes]],
      ['shutdown', [no, no, open, yes]],
      ['(fin)', [no, no, open, yes]],
    ] as const)
      assert.deepEqual(results({ kind: 'anywhere', text }, events), expected, text);
  });

  it('judges names anew when an event changes them', () => {
    const other = make('accepted', { connection: 3, remote: '10.0.0.8:1' });
    const events = [opening, data('in', 1, 3), other, data('in', 1, 3), accepted, data('in', 1)];
    assert.deepEqual(results({ kind: 'peer', text: '10.0.0' }, events), [no, no, yes, yes, no, no]);
    for (const text of ['ECHO', 'localhost'])
      assert.deepEqual(results({ kind: 'endpoint', text }, [make('opening'), opening]), [no, yes], text);
  });

  it('costs the less the sooner it can tell', () => {
    const terms: readonly FilterTerm[] = [
      { kind: 'dir', direction: 'in' },
      { kind: 'peer', text: 'a' },
      { kind: 'bytes', written: '', pattern },
      { kind: 'expression', source: 'a', flags: '' },
    ];
    const costs = terms.map((term) => testOf(term).cost);
    assert.deepEqual(
      costs,
      [...new Set(costs)].sort((a, b) => a - b),
    );
  });
});
