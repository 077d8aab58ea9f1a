import assert from 'node:assert/strict';
import { PageWatch, silentLimitMs } from '../../../../../src/app/page/place/pageWatch.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

function lab() {
  const clock = new FakeClock();
  const said: string[] = [];
  const watch = new PageWatch(clock, () => {
    said.push('missed');
    return () => void said.push('taken back');
  });
  return { clock, said, watch };
}

describe('PageWatch', () => {
  it('says that a page is missed after five seconds, and takes it back when the page speaks', () => {
    const { clock, said, watch } = lab();
    watch.expect();
    clock.advance(silentLimitMs - 1);
    assert.deepEqual(said, []);
    clock.advance(1);
    assert.deepEqual(said, ['missed']);
    watch.stop();
    watch.stop();
    assert.deepEqual(said, ['missed', 'taken back']);
  });

  it('says nothing of a page that speaks in time, nor of one that nobody looks at', () => {
    const { clock, said, watch } = lab();
    watch.expect();
    clock.advance(silentLimitMs / 2);
    watch.stop();
    clock.advance(silentLimitMs * 2);
    assert.deepEqual(said, []);
    assert.equal(clock.pending, 0);
  });

  it('counts anew when the page is loaded anew, and from the first time it is expected', () => {
    const { clock, said, watch } = lab();
    watch.expect();
    clock.advance(silentLimitMs - 1);
    watch.expect();
    watch.stop();
    watch.expect();
    clock.advance(silentLimitMs - 1);
    assert.deepEqual(said, []);
    clock.advance(1);
    assert.deepEqual(said, ['missed']);
  });

  it('says it once', () => {
    const { clock, said, watch } = lab();
    for (let times = 0; times < 3; times++) {
      watch.expect();
      clock.advance(silentLimitMs * 2);
      watch.stop();
    }
    assert.deepEqual(said, ['missed', 'taken back']);
    assert.equal(clock.pending, 0);
  });
});
