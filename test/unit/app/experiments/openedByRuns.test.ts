import assert from 'node:assert/strict';
import { OpenedByRuns, runDescription } from '../../../../src/app/experiments/openedByRuns.ts';

function scene(limit = 2) {
  const listed = new Set<number>();
  const open = new Set<number>();
  const ofTest = new Set<number>();
  const runs = new OpenedByRuns({
    engine: {
      isOpen: (id) => open.has(id),
      remove: async (id) => {
        listed.delete(id);
        return { ok: true, value: undefined };
      },
    },
    ofTest,
    limit: () => limit,
    isListed: (id) => listed.has(id),
    onChanged: () => undefined,
  });
  const run = async (file: string, ids: readonly number[], outcome: 'passed' | 'failed', keeps = true) => {
    await runs.begin(file, file);
    for (const id of ids) {
      listed.add(id);
      runs.note(id);
    }
    runs.end(outcome, keeps);
    await runs.over();
  };
  const rows = () => runs.list().map(({ name, endpoints }) => `${name} ${endpoints.join(',')}`);
  return { runs, run, rows, listed, open, ofTest };
}

describe('OpenedByRuns', () => {
  it('has the sockets of each run, the latest run first', async () => {
    const { run, rows } = scene();
    await run('a', [1, 2], 'passed');
    await run('b', [3], 'failed');
    assert.deepEqual(rows(), ['b 3', 'a 1,2']);
  });

  it('replaces a run by the next one of its file', async () => {
    const { run, rows, listed } = scene();
    await run('a', [1, 2], 'passed');
    await run('a', [3], 'passed');
    assert.deepEqual(rows(), ['a 3']);
    assert.deepEqual([...listed], [3]);
  });

  it('keeps no more runs than wanted, and none of zero', async () => {
    const { run, rows } = scene();
    for (const [index, file] of ['a', 'b', 'c'].entries()) await run(file, [index], 'passed');
    assert.deepEqual(rows(), ['c 2', 'b 1']);
    const none = scene(0);
    await none.run('a', [1], 'passed');
    assert.deepEqual([none.rows(), [...none.listed]], [[], []]);
  });

  it('leaves what the user has started again', async () => {
    const { run, rows, listed, open } = scene();
    await run('a', [1, 2], 'passed');
    open.add(2);
    await run('a', [3], 'passed');
    assert.deepEqual([...listed], [2, 3]);
    assert.deepEqual(rows(), ['a 3'], 'what is kept belongs to no run');
  });

  it('removes at once what is not to be kept, and shows no run without sockets', async () => {
    const { run, rows, listed } = scene();
    await run('a', [1], 'passed', false);
    assert.deepEqual([rows(), [...listed]], [[], []]);
    await run('b', [2], 'passed');
    listed.clear();
    assert.deepEqual(rows(), [], 'removed by the user');
  });

  it('knows which sockets the running test has opened', async () => {
    const { runs, ofTest, listed } = scene();
    await runs.begin('a', 'a');
    listed.add(1);
    runs.note(1);
    assert.deepEqual([...ofTest], [1]);
    const [running] = runs.list();
    assert.ok(running);
    assert.equal(runDescription(running), 'run · running · 1 socket');
    runs.end('passed', true);
    assert.deepEqual([...ofTest], []);
  });

  it('says how a run went', async () => {
    const { run, runs } = scene();
    await run('a', [1, 2], 'passed');
    await run('b', [3], 'failed');
    assert.deepEqual(runs.list().map(runDescription), [
      'run · 1 of 1 failed · 1 socket',
      'run · 1 passed · 2 sockets',
    ]);
  });
});
