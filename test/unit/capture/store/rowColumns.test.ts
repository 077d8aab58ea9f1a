import assert from 'node:assert/strict';
import {
  callOfKind,
  createRowBlock,
  directionOfKind,
  isDataKind,
  kindOf,
  typeOfKind,
} from '../../../../src/capture/store/rowColumns.ts';
import type { Data, EngineEvent } from '../../../../src/model/engineEvent.ts';
import { eventTypes } from '../../../../src/model/eventTypes.ts';
import { data } from '../../../support/ledgerEvents.ts';

const events = eventTypes.filter((type) => type !== 'data').map((type) => ({ type }) as EngineEvent);
const chunks = (['recv', 'recvfrom', 'send', 'sendto'] as const).flatMap((call): Data[] =>
  (['in', 'out'] as const).map((direction) => Object.assign(data(direction, 1), { call })),
);
/** As the column gives it back. */
const stored = (event: EngineEvent): number => {
  const { kind } = createRowBlock(1);
  kind[0] = kindOf(event);
  return kind[0];
};

describe('kindOf', () => {
  it('keeps the type of every event through its column', () => {
    for (const event of [...events, ...chunks]) assert.equal(typeOfKind(stored(event)), event.type);
  });

  it('keeps direction and call of every chunk through its column', () => {
    for (const { call, direction, ...rest } of chunks) {
      const kind = stored({ ...rest, call, direction });
      assert.deepEqual([callOfKind(kind), directionOfKind(kind)], [call, direction]);
    }
  });

  it('gives each type, and each call and direction of chunks, a number of its own', () => {
    const kinds = new Set([...events, ...chunks].map(stored));
    assert.equal(kinds.size, events.length + chunks.length);
  });

  it('tells chunks from all other events', () => {
    assert.deepEqual(
      [...events, ...chunks].filter((event) => isDataKind(stored(event))),
      chunks,
    );
  });

  it('keeps no direction of any other event, as the event itself is kept', () => {
    const ended = { type: 'end', t: 0, endpoint: 1, connection: 2, call: 'shutdown' } as const;
    assert.equal(kindOf({ ...ended, direction: 'out' }), kindOf({ ...ended, direction: 'in' }));
  });
});

describe('createRowBlock', () => {
  it('has room for so many rows in every column, at 37 bytes a row', () => {
    const columns = Object.values(createRowBlock(100)) as readonly { length: number; byteLength: number }[];
    assert.deepEqual(new Set(columns.map(({ length }) => length)), new Set([100]));
    assert.equal(
      columns.reduce((sum, { byteLength }) => sum + byteLength, 0),
      3_700,
    );
  });

  it('holds the largest ids, lengths, times, offsets and positions as they are', () => {
    const block = createRowBlock(1);
    const id = 2 ** 32 - 1;
    for (const column of ['endpoint', 'connection', 'length'] as const) {
      block[column][0] = id;
      assert.equal(block[column][0], id, column);
    }
    for (const column of ['t', 'offset', 'position'] as const) {
      block[column][0] = Number.MAX_SAFE_INTEGER;
      assert.equal(block[column][0], Number.MAX_SAFE_INTEGER, column);
    }
    block.t[0] = 1.5;
    assert.equal(block.t[0], 1.5, 'also what is less than a microsecond');
  });
});
