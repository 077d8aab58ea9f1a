import assert from 'node:assert/strict';
import { ConnectionTest, rememberedIds } from '../../../../src/capture/filter/connectionTest.ts';

const row = (connection: number, endpoint = 1, seq = 0) => ({ seq, connection, endpoint });

function counted(judge: (id: number) => boolean): { results: ConnectionTest; asked: number[] } {
  const asked: number[] = [];
  const results = new ConnectionTest(({ connection, endpoint }) => {
    const id = connection === 0 ? endpoint : connection;
    asked.push(id);
    return judge(id);
  });
  return { results, asked };
}

describe('ConnectionTest', () => {
  it('judges each connection once', () => {
    const { results, asked } = counted((id) => id % 2 === 0);
    const seen = [2, 2, 3, 2, 3].map((connection) => results.of(row(connection)));
    assert.deepEqual(seen, [true, true, false, true, false]);
    assert.deepEqual(asked, [2, 3]);
  });

  it('judges an endpoint’s own rows one by one: its address may have been another', () => {
    const results = new ConnectionTest(({ seq }) => seq > 4);
    const asked = [3, 5, 4, 6].map((seq) => results.of(row(0, 1, seq)));
    assert.deepEqual(asked, [false, true, false, true]);
    assert.equal(results.renew(row(0, 1, 2)), false);
    assert.equal(results.of(row(0, 1, 7)), true);
  });

  it('takes what an event says for that event alone', () => {
    const results = new ConnectionTest(({ seq }) => seq === 5);
    assert.equal(results.of(row(2, 1, 4)), false);
    assert.equal(results.renew(row(2, 1, 5)), true);
    assert.equal(results.of(row(2, 1, 6)), false);
  });

  it('judges again what is renewed, also the one asked about last', () => {
    let isIn = false;
    const { results } = counted(() => isIn);
    assert.equal(results.of(row(2)), false);
    isIn = true;
    assert.equal(results.of(row(2)), false);
    assert.equal(results.renew(row(2)), true);
    assert.equal(results.of(row(2)), true);
  });

  it('remembers so many and no more, and is right all the same', () => {
    const { results, asked } = counted((id) => id === 7);
    for (let id = 1; id <= rememberedIds + 1; id++) results.of(row(id));
    assert.equal(results.of(row(7)), true);
    assert.equal(asked.length, rememberedIds + 2);
  });
});
