import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { startHeartbeat } from '../../../../../media/inspector/shell/heartbeat.ts';

describe('the heartbeat', () => {
  let answer: () => void;
  let asked: number;
  let seen: boolean;
  let told: boolean[];
  let stop: () => void;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
    [asked, seen, told] = [0, true, []];
    stop = startHeartbeat({
      ping: (signal) =>
        new Promise((resolve, reject) => {
          asked += 1;
          answer = () => {
            resolve(null);
          };
          signal.addEventListener('abort', () => {
            reject(new Error('given up'));
          });
        }),
      isVisible: () => seen,
      lost: (lost) => void told.push(lost),
    });
  });
  afterEach(() => {
    stop();
    mock.timers.reset();
  });

  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('finds a host that answers there', async () => {
    mock.timers.tick(5_000);
    answer();
    await settled();
    mock.timers.tick(4_999);
    assert.deepEqual(told, [false]);
  });

  it('finds it lost when no answer comes, and there again with the next answer', async () => {
    mock.timers.tick(5_000);
    mock.timers.tick(4_000);
    await settled();
    assert.deepEqual(told, [true], 'giving up is no answer');
    mock.timers.tick(1_000);
    assert.equal(asked, 2);
    answer();
    await settled();
    assert.deepEqual(told, [true, false]);
  });

  it('asks nothing while nobody looks, and nothing after its end', () => {
    seen = false;
    mock.timers.tick(20_000);
    assert.equal(asked, 0);
    seen = true;
    stop();
    mock.timers.tick(20_000);
    assert.equal(asked, 0);
  });
});
