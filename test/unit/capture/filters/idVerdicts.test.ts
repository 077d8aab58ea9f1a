import assert from 'node:assert/strict';
import { IdVerdicts, rememberedIds } from '../../../../src/capture/filters/idVerdicts.ts';

function counted(judge: (id: number) => boolean): { verdicts: IdVerdicts; asked: number[] } {
  const asked: number[] = [];
  const verdicts = new IdVerdicts((connection, endpoint) => {
    const id = connection === 0 ? endpoint : connection;
    asked.push(id);
    return judge(id);
  });
  return { verdicts, asked };
}

describe('IdVerdicts', () => {
  it('judges each connection once, and an endpoint where there is none', () => {
    const { verdicts, asked } = counted((id) => id % 2 === 0);
    const seen = [2, 2, 3, 2, 3].map((connection) => verdicts.of(connection, 1));
    assert.deepEqual(seen, [true, true, false, true, false]);
    assert.equal(verdicts.of(0, 1), false);
    assert.equal(verdicts.of(0, 1), false);
    assert.equal(verdicts.of(0, 4), true);
    assert.deepEqual(asked, [2, 3, 1, 4]);
  });

  it('judges again what is renewed, also the one asked about last', () => {
    let isIn = false;
    const { verdicts } = counted(() => isIn);
    assert.equal(verdicts.of(2, 1), false);
    isIn = true;
    assert.equal(verdicts.of(2, 1), false);
    assert.equal(verdicts.renew(2, 1), true);
    assert.equal(verdicts.of(2, 1), true);
  });

  it('remembers so many and no more, and is right all the same', () => {
    const { verdicts, asked } = counted((id) => id === 7);
    for (let id = 1; id <= rememberedIds + 1; id++) verdicts.of(id, 0);
    assert.equal(verdicts.of(7, 0), true);
    assert.equal(asked.length, rememberedIds + 2);
  });
});
