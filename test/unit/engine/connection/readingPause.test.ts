import assert from 'node:assert/strict';
import { ReadingPause } from '../../../../src/engine/connection/readingPause.ts';

function start() {
  const told: string[] = [];
  const socket = { pause: () => void told.push('pause'), resume: () => void told.push('resume') };
  const reading = new ReadingPause(socket, (type, reason) => told.push(`${type} ${reason}`));
  return { reading, told };
}

describe('ReadingPause', () => {
  it('tells each step once', () => {
    const { reading, told } = start();
    reading.resume('user');
    reading.pause('user');
    reading.pause('user');
    reading.resume('user');
    reading.resume('user');
    assert.deepEqual(told, ['pause', 'paused user', 'resumed user', 'resume']);
  });

  it("lets the user's pause outlive back-pressure, whichever came first", () => {
    for (const first of ['user', 'backPressure'] as const) {
      const { reading, told } = start();
      reading.pause(first);
      reading.pause(first === 'user' ? 'backPressure' : 'user');
      reading.resume('backPressure');
      assert.ok(!told.includes('resume'), first);
      reading.resume('user');
      assert.ok(told.includes('resume'), first);
    }
  });

  it('pauses another link from now on, at once where it is paused', () => {
    const { reading, told } = start();
    const other = {
      pause: () => void told.push('other pause'),
      resume: () => void told.push('other resume'),
    };
    reading.moveTo(other);
    reading.pause('user');
    reading.moveTo({ pause: () => void told.push('third pause'), resume: () => undefined });
    assert.deepEqual(told, ['other pause', 'paused user', 'third pause']);
  });

  it('ignores reasons for a while, returns whether they had paused it, and respects them again', () => {
    const { reading, told } = start();
    assert.equal(reading.ignore('backPressure'), false);
    reading.pause('backPressure');
    assert.equal(told.length, 0);
    reading.pause('user');
    reading.pause('responder');
    assert.equal(reading.ignore('responder'), true);
    assert.equal(reading.ignore('user', 'responder'), true);
    assert.deepEqual(told, ['pause', 'paused user', 'resumed user', 'resume']);
    reading.unignore('backPressure');
    reading.pause('user');
    reading.pause('backPressure');
    assert.deepEqual(told.slice(4), ['pause', 'paused backPressure']);
  });

  it('is not for the user to end what back-pressure began', () => {
    const { reading, told } = start();
    reading.pause('backPressure');
    reading.resume('user');
    assert.ok(!told.includes('resume'));
  });
});
