import assert from 'node:assert/strict';
import { runInLanes, type LaneJob } from '../../../../scripts/suites/runInLanes.ts';

interface Job extends LaneJob {
  readonly name: string;
}

/** Jobs that end when they are told to, and which of them run. */
class Floor {
  readonly running: string[] = [];
  readonly #ends = new Map<string, (error?: Error) => void>();

  readonly run = ({ name }: Job): Promise<void> => {
    this.running.push(name);
    return new Promise((resolve, reject) => {
      this.#ends.set(name, (error) => {
        this.running.splice(this.running.indexOf(name), 1);
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  };

  async end(name: string, error?: Error): Promise<void> {
    this.#ends.get(name)?.(error);
    await new Promise(setImmediate);
  }
}

describe('jobs in lanes', () => {
  const jobs: Job[] = [
    { name: 'ui', alone: 'window' },
    { name: 'vscode', alone: 'window' },
    { name: 'unit' },
    { name: 'cli' },
  ];

  it('run so many at a time, in their order, and none beside one that keeps it out', async () => {
    const floor = new Floor();
    const all = runInLanes(jobs, 2, floor.run);
    assert.deepEqual(floor.running, ['ui', 'unit']);
    await floor.end('unit');
    assert.deepEqual(floor.running, ['ui', 'cli']);
    await floor.end('cli');
    assert.deepEqual(floor.running, ['ui']);
    await floor.end('ui');
    assert.deepEqual(floor.running, ['vscode']);
    await floor.end('vscode');
    await all;
  });

  it('run one after the other in one lane', async () => {
    const floor = new Floor();
    const all = runInLanes(jobs, 1, floor.run);
    for (const { name } of jobs) {
      assert.deepEqual(floor.running, [name]);
      await floor.end(name);
    }
    await all;
  });

  it('all run, also after one that throws, which is thrown at the end', async () => {
    const floor = new Floor();
    const all = runInLanes(jobs.slice(2), 1, floor.run);
    const thrown = assert.rejects(all, /bad/);
    await floor.end('unit', new Error('bad'));
    assert.deepEqual(floor.running, ['cli']);
    await floor.end('cli');
    await thrown;
  });

  it('may be none', async () => {
    await runInLanes([], 2, () => Promise.reject(new Error('nothing to run')));
  });
});
