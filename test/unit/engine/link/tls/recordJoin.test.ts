import assert from 'node:assert/strict';
import { RecordJoin, recordBytes } from '../../../../../src/engine/link/tls/recordJoin.ts';
import { borrowedBytes, keptBytes } from '../../../../../src/engine/link/readBuffer.ts';

function record(value: number, length = recordBytes): Uint8Array {
  return new Uint8Array(length).fill(value);
}

describe('RecordJoin', () => {
  let chunks: Buffer[];
  let join: RecordJoin;

  beforeEach(() => {
    chunks = [];
    join = new RecordJoin((bytes) => chunks.push(Buffer.from(bytes)));
  });

  it('joins full records of one read, up to the size of a read', () => {
    const records = [1, 2, 3, 4, 5, 6].map((value) => record(value));
    for (const bytes of records) join.add(bytes);
    join.flush();
    join.flush();
    assert.deepEqual(
      chunks.map(({ length }) => length / recordBytes),
      [4, 2],
    );
    assert.ok(Buffer.concat(chunks).equals(Buffer.concat(records)));
  });

  it('ends a chunk with a record that is not full: another write follows', () => {
    for (const length of [recordBytes, 5, 3, 1, recordBytes]) join.add(record(7, length));
    join.flush();
    assert.deepEqual(
      chunks.map(({ length }) => length),
      [recordBytes + 5, 3, 1, recordBytes],
    );
  });

  it('passes a single record on as it is', () => {
    const passed: Uint8Array[] = [];
    const single = new RecordJoin((bytes) => passed.push(bytes));
    const bytes = record(1);
    single.add(bytes);
    single.flush();
    assert.equal(passed[0], bytes);
  });

  it('passes joined bytes on that who keeps them copies or borrows', () => {
    const kept: Uint8Array[] = [];
    const other = new RecordJoin((bytes) => kept.push(keptBytes(bytes), borrowedBytes(bytes)));
    for (const value of [1, 2]) {
      for (let count = 0; count < 4; count += 1) other.add(record(value));
      other.flush();
    }
    const expected = [1, 1, 2, 2].map((value) => record(value, 4 * recordBytes));
    assert.ok(kept.every((bytes, index) => Buffer.compare(bytes, expected[index] ?? assert.fail()) === 0));
  });
});
