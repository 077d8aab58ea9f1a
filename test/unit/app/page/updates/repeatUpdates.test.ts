import assert from 'node:assert/strict';
import { RepeatUpdates } from '../../../../../src/app/page/updates/repeatUpdates.ts';
import { RepeatBench } from '../../../../support/repeatBench.ts';

describe('RepeatUpdates', () => {
  function lab() {
    const bench = new RepeatBench();
    const news = new RepeatUpdates(bench.sender, bench.clock);
    const told: number[] = [];
    const tell = () => news.send(({ repeats }) => void told.push(repeats.length));
    return { bench, news, told, tell };
  }

  it('says nothing while nothing was ever sent repeatedly', () => {
    const { told, tell } = lab();
    assert.equal(tell(), false);
    assert.deepEqual(told, []);
  });

  it('tells the figures four times a second while one runs, and its end at once', async () => {
    const { bench, told, tell } = lab();
    const started = bench.sender.start(1, bench.counting('a'), { everyMs: 10 });
    assert.ok(started.ok);
    for (let ms = 0; ms < 1000; ms += 10) {
      assert.equal(tell(), true);
      await bench.go(10, 10);
    }
    assert.equal(told.length, 4);
    bench.sender.stop(started.value.id);
    assert.equal(tell(), false);
    assert.equal(tell(), false);
    assert.deepEqual(told, [1, 1, 1, 1, 0]);
  });

  it('tells a page that comes anew what there is', () => {
    const { bench, news, told, tell } = lab();
    assert.ok(bench.sender.start(1, bench.counting('a'), { everyMs: 1000 }).ok);
    tell();
    tell();
    news.forget();
    tell();
    assert.deepEqual(told, [1, 1]);
  });
});
