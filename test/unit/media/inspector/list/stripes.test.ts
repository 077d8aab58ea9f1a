import assert from 'node:assert/strict';
import { Stripes, stripeCount } from '../../../../../media/inspector/list/stripes.ts';

describe('Stripes', () => {
  it('differ for connections that are shown one after another, whatever their ids are', () => {
    const stripes = new Stripes();
    const given = [7, 7 + stripeCount, 7 + 2 * stripeCount].map((id) => stripes.of(id));
    assert.equal(new Set(given).size, 3);
    assert.equal(stripes.of(7), given[0]);
  });

  it('begin again after the last, and are none without a connection', () => {
    const stripes = new Stripes();
    const given = Array.from({ length: stripeCount + 1 }, (_, index) => stripes.of(index + 1));
    assert.equal(given.at(-1), given[0]);
    assert.equal(stripes.of(0), undefined);
  });
});
