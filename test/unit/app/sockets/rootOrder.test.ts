import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RootOrder } from '../../../../src/app/sockets/rootOrder.ts';

describe('RootOrder', () => {
  let order: RootOrder;
  const now = () => order.arrange(['a', 'b', 'c', 'd']).join('');

  beforeEach(() => {
    order = new RootOrder();
    now();
  });

  it('shows what comes last at the end, and forgets what goes', () => {
    assert.deepEqual(order.arrange(['c', 'a', 'e']), ['a', 'c', 'e']);
    assert.deepEqual(order.arrange(['a', 'b']), ['a', 'b']);
  });

  it('puts a root into the place of another', () => {
    order.replace('b', 'x');
    assert.deepEqual(order.arrange(['a', 'c', 'd', 'x']), ['a', 'x', 'c', 'd']);
    order.replace('c', 'a');
    assert.deepEqual(order.arrange(['a', 'x', 'd']), ['x', 'a', 'd']);
  });

  it('moves up before the target, and down behind it', () => {
    order.move(['c'], 'a');
    assert.equal(now(), 'cabd');
    order.move(['c'], 'b');
    assert.equal(now(), 'abcd');
  });

  it('moves to the end where nothing is under the pointer', () => {
    order.move(['a', 'c'], undefined);
    assert.equal(now(), 'bdac');
  });

  it('leaves everything where a row is dropped on itself or on one that is gone', () => {
    order.move(['a', 'b'], 'b');
    order.move(['a'], 'x');
    assert.equal(now(), 'abcd');
  });

  it('shifts by one place, several together, and stops at the ends', () => {
    order.shift(['b', 'c'], -1);
    assert.equal(now(), 'bcad');
    order.shift(['b', 'c'], -1);
    assert.equal(now(), 'bcad');
    order.shift(['b', 'c'], 1);
    assert.equal(now(), 'abcd');
    order.shift(['d'], 1);
    assert.equal(now(), 'abcd');
  });

  it('never loses or doubles a root', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'x');
    const keys = fc.uniqueArray(key);
    const step = fc.oneof(
      fc.tuple(keys, fc.option(key, { nil: undefined })).map(([moved, target]) => (subject: RootOrder) => {
        subject.move(moved, target);
      }),
      fc.tuple(keys, fc.constantFrom(-1 as const, 1 as const)).map(([moved, by]) => (subject: RootOrder) => {
        subject.shift(moved, by);
      }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const subject = new RootOrder();
        subject.arrange(['a', 'b', 'c', 'd']);
        for (const run of steps) run(subject);
        assert.deepEqual(
          [...subject.arrange(['a', 'b', 'c', 'd'])].sort((x, y) => x.localeCompare(y)),
          ['a', 'b', 'c', 'd'],
        );
      }),
    );
  });
});
