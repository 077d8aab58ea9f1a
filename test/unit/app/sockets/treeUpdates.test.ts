import assert from 'node:assert/strict';
import { countsIntervalMs, longestIntervalMs, TreeUpdates } from '../../../../src/app/sockets/treeUpdates.ts';
import { data, ledgerOf, listening, make } from '../../../support/ledgerEvents.ts';

const none: ReadonlySet<number> = new Set();

function scene() {
  const ledger = ledgerOf(...listening, make('accepted'));
  const clock = { ms: 5000 };
  const news = new TreeUpdates(ledger, () => clock.ms);
  const take = (order = '1', fading = none) => news.take(order, [1], fading);
  return { ledger, clock, news, take };
}

describe('TreeUpdates', () => {
  it('tells everything first, then nothing while nothing changes', () => {
    const { take } = scene();
    assert.equal(take(), 'all');
    assert.deepEqual(take(), []);
  });

  it('tells counts at once after a pause, and then once a second', () => {
    const { ledger, clock, take } = scene();
    take();
    clock.ms += countsIntervalMs;
    ledger.apply(data('in', 5));
    assert.deepEqual(take(), [1]);
    ledger.apply(data('in', 5));
    clock.ms += countsIntervalMs - 1;
    assert.equal(take(), 'later');
    clock.ms += 1;
    assert.deepEqual(take(), [1]);
    assert.deepEqual(take(), []);
  });

  it('tells counts more rarely to a window that is so busy that it asks late', () => {
    const { ledger, clock, news, take } = scene();
    const isToldAfter = (intervalMs: number, lagMs: number) => {
      clock.ms += longestIntervalMs;
      ledger.apply(data('in', 5));
      assert.deepEqual(take(), [1]);
      news.awaitChildren();
      clock.ms += lagMs;
      news.childrenRequested();
      clock.ms += 1;
      news.childrenRequested();
      ledger.apply(data('in', 5));
      clock.ms += intervalMs - lagMs - 2;
      assert.equal(take(), 'later');
      clock.ms += 1;
      assert.deepEqual(take(), [1]);
    };
    take();
    isToldAfter(3000, 300);
    isToldAfter(longestIntervalMs, 2000);
    isToldAfter(countsIntervalMs, 10);
  });

  it('measures no lag where a refreshed row has no children to be requested', () => {
    const { ledger, clock, news, take } = scene();
    take();
    clock.ms += longestIntervalMs;
    ledger.apply(data('in', 5));
    assert.deepEqual(take(), [1]);
    clock.ms += 500;
    news.childrenRequested();
    ledger.apply(data('in', 5));
    clock.ms += countsIntervalMs - 500;
    assert.deepEqual(take(), [1]);
  });

  it('tells everything else at once: a connection, an end, another order', () => {
    const { ledger, take } = scene();
    take();
    ledger.apply(make('accepted', { connection: 3 }));
    assert.deepEqual(take(), [1]);
    ledger.apply(data('in', 5));
    ledger.apply(make('end'));
    assert.deepEqual(take(), [1]);
    assert.equal(take('2\n1'), 'all');
  });

  it('draws rates as they fade, no more often than counts', () => {
    const { clock, take } = scene();
    take();
    assert.equal(take('1', new Set([1])), 'later');
    clock.ms += countsIntervalMs;
    assert.deepEqual(take('1', new Set([1])), [1]);
  });

  it('tells everything anew when it is told to', () => {
    const { news, take } = scene();
    take();
    news.forget();
    assert.equal(take(), 'all');
  });

  it('is not waiting for rows that nobody shows', () => {
    const { ledger, news } = scene();
    news.take('', [], none);
    ledger.apply(data('in', 5));
    assert.deepEqual(news.take('', [], none), []);
  });
});
