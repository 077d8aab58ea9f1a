import assert from 'node:assert/strict';
import { RefreshTimer } from '../../../../src/app/timing/refreshTimer.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

/** Something that changes when told. */
class Thing {
  readonly #wishes = new Set<() => void>();

  onceChanged(listener: () => void): () => void {
    this.#wishes.add(listener);
    return () => void this.#wishes.delete(listener);
  }

  change(): void {
    const wishes = [...this.#wishes];
    this.#wishes.clear();
    for (const wish of wishes) wish();
  }
}

describe('RefreshTimer', () => {
  function lab() {
    const thing = new Thing();
    const clock = new FakeClock();
    const beats: number[] = [];
    const pulse = new RefreshTimer(
      thing,
      clock,
      () => 250,
      () => void beats.push(clock.nowUs() / 1000),
    );
    return { thing, clock, beats, pulse };
  }

  it('begins once the caller is done, if told so, and not at all if it is stopped before', () => {
    const { thing, clock, beats, pulse } = lab();
    pulse.startSoon();
    thing.change();
    assert.deepEqual(beats, []);
    clock.advance(10);
    assert.deepEqual(beats, [5]);
    thing.change();
    clock.advance(300);
    assert.deepEqual(beats, [5, 255]);
    pulse.stop();
    pulse.startSoon();
    pulse.stop();
    clock.advance(1000);
    assert.deepEqual(beats, [5, 255]);
  });

  it('begins with a beat, and is silent while nothing changes', () => {
    const { clock, beats, pulse } = lab();
    pulse.start();
    clock.advance(10_000);
    assert.deepEqual(beats, [0]);
    assert.equal(clock.pending, 0);
  });

  it('follows the first change at once, and many with one beat an interval', () => {
    const { thing, clock, beats, pulse } = lab();
    pulse.start();
    clock.advance(1000);
    thing.change();
    clock.advance(5);
    assert.deepEqual(beats, [0, 1005]);
    for (let step = 0; step < 50; step++) {
      thing.change();
      clock.advance(10);
    }
    assert.deepEqual(beats, [0, 1005, 1255, 1505]);
  });

  it('beats again when asked, although nothing changed', () => {
    const { clock, beats, pulse } = lab();
    pulse.start();
    pulse.again();
    clock.advance(1000);
    assert.deepEqual(beats, [0, 250]);
  });

  it('stops, leaving no timer and no wish', () => {
    const { thing, clock, beats, pulse } = lab();
    pulse.start();
    thing.change();
    pulse.stop();
    thing.change();
    pulse.again();
    assert.equal(clock.pending, 0);
    clock.advance(1000);
    assert.deepEqual(beats, [0]);
    pulse.start();
    assert.deepEqual(beats, [0, 1000]);
  });
});
