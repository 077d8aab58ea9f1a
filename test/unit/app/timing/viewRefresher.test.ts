import assert from 'node:assert/strict';
import { ViewRefresher } from '../../../../src/app/timing/viewRefresher.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('ViewRefresher', () => {
  let clock: FakeClock;
  let refreshes: string[];
  let errors: unknown[];
  let refresher: ViewRefresher;
  const add = (name: string, result?: () => unknown) =>
    refresher.add(() => {
      refreshes.push(name);
      return result?.();
    });

  beforeEach(() => {
    clock = new FakeClock();
    refreshes = [];
    errors = [];
    refresher = new ViewRefresher(
      { onceChanged: () => () => undefined },
      clock,
      (error) => void errors.push(error),
    );
  });

  it('refreshes in the order of adding, on request, at most four times a second', () => {
    add('a');
    const b = add('b');
    refresher.start();
    assert.deepEqual(refreshes, []);
    clock.advance(10);
    assert.deepEqual(refreshes, ['a', 'b']);
    refresher.request();
    refresher.request();
    clock.advance(200);
    assert.equal(refreshes.length, 2);
    b.dispose();
    clock.advance(100);
    assert.deepEqual(refreshes, ['a', 'b', 'a']);
    refresher.stop();
    refresher.request();
    clock.advance(1000);
    assert.equal(refreshes.length, 3);
  });

  it('goes on as long as a view is fading', () => {
    let fading = 2;
    add('a', () => fading-- > 0);
    add('b', () => 'no matter');
    refresher.start();
    clock.advance(2000);
    assert.deepEqual(refreshes, ['a', 'b', 'a', 'b', 'a', 'b']);
  });

  it('refreshes the others where one throws', () => {
    add('a', () => {
      throw new Error('a');
    });
    add('b');
    refresher.start();
    clock.advance(10);
    assert.deepEqual(refreshes, ['a', 'b']);
    assert.match(String(errors), /Error: a/);
  });
});
