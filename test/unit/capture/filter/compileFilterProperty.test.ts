import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { printFilter } from '../../../../src/language/filter/printFilter.ts';
import { filterOver } from '../../../support/filters/arbitraryFilter.ts';
import { accepted, filterLab, opening, refused } from '../../../support/filters/filterLab.ts';
import { judgedRow, showsRow } from '../../../support/filters/filterOracle.ts';

describe('compileFilter, any filter', () => {
  it('agrees with the plain way on any capture', () => {
    const terms = [
      'dir:in',
      'dir:out',
      'call:recv',
      'call:close',
      'call:connect',
      'type:data',
      'type:closed',
      'error',
      'len>1',
      'len=0',
      'len!=2',
      'seq<5',
      'conn=2',
      'conn!=3',
      'port=9998',
      'port!=53131',
      'port>9998',
      'bytes:"ab"',
      'bytes:hex"61 ??"',
      'text:/a+b/',
      'text:/B$/i',
      'text:/^a/',
      'endpoint:9998',
      'endpoint:echo',
      'peer:10.0.0.7',
      'is:marked',
    ];
    const texts = fc.constantFrom('a', 'AB', 'b', '10.0.0', '53131', 'in', 'recv', 'listens', 'FIN');
    const at = { t: 0, endpoint: 1 } as const;
    const connection = fc.integer({ min: 2, max: 3 });
    const event: fc.Arbitrary<EngineEvent> = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(
            connection,
            fc.stringMatching(/^[abAB]{0,5}$/),
            fc.constantFrom('recv', 'send', 'recvfrom', 'sendto'),
          )
          .map(([id, text, call]): EngineEvent => ({
            type: 'data',
            t: 0,
            endpoint: 1,
            bytes: Buffer.from(text),
            offset: 0,
            connection: id,
            call,
            direction: call.startsWith('send') ? 'out' : 'in',
          })),
      },
      connection.map((id): EngineEvent => ({
        ...accepted,
        connection: id,
        remote: `10.0.0.${id}:5313${id}`,
      })),
      connection.map((id): EngineEvent => ({
        t: 0,
        endpoint: 1,
        type: 'end',
        connection: id,
        call: 'recv',
        direction: 'in',
      })),
      connection.map((id): EngineEvent => ({ ...at, type: 'error', connection: id, failure: refused })),
      connection.map((id): EngineEvent => ({
        t: 0,
        endpoint: 1,
        type: 'closed',
        call: 'close',
        connection: id,
        bytesIn: 1,
        bytesOut: 2,
        lost: 0,
        openUs: 5,
      })),
      fc.constantFrom<EngineEvent>({ ...opening, name: 'echo' }, { ...at, type: 'removed' }),
    );
    fc.assert(
      fc.property(
        filterOver(terms, texts),
        fc.array(event, { maxLength: 40, size: 'max' }),
        fc.array(fc.tuple(fc.nat(40), texts), { maxLength: 10 }),
        (node, events, notes) => {
          const { store, ledger, marks, filter, found } = filterLab({ slabBytes: 7, limitBytes: 1000 });
          for (const one of events) {
            ledger.apply(one);
            store.append(one);
          }
          for (const [seq, note] of notes) marks.setNote(seq, note);
          filter(printFilter(node));
          const expected = store
            .rows(0, store.next)
            .filter((row) =>
              showsRow(node, judgedRow(row, store.bytes(row.seq) ?? new Uint8Array(), { ledger, marks })),
            );
          assert.deepEqual(
            found(),
            expected.map(({ seq }) => seq),
            printFilter(node),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
