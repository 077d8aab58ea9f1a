import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { endGraceMs, ProcessGroup } from '../../../src/node/processGroup.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { isRunning, whenGone } from '../../support/runningProcess.ts';

/** A program that could not be started, and so has no process. */
class NoProcess extends EventEmitter {
  readonly pid = undefined;
  readonly destroyed: string[] = [];
  readonly stdout = { destroy: () => this.destroyed.push('stdout') };
  readonly stderr = { destroy: () => this.destroyed.push('stderr') };
}

/** Starts a shell in a group of its own; the clock is a fake one. */
function start(script: string) {
  const clock = new FakeClock();
  const child = spawn('sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const group = new ProcessGroup(child, once(child, 'close'), clock);
  return { clock, child, group, said: once(child.stdout, 'data').then(([data]) => String(data)) };
}

describe('ProcessGroup', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('is gone with a program that leaves nothing behind, without being told to end', async () => {
    const { clock, child, group } = start('exit 3');
    await group.gone;
    assert.equal(child.exitCode, 3);
    group.end();
    assert.equal(clock.pending, 0, 'there is nothing to kill');
  });

  it('kills nothing once all has ended by SIGTERM', async () => {
    const { clock, child, group, said } = start('echo ready; exec sleep 1000');
    await said;
    group.end();
    await group.gone;
    assert.deepEqual([child.signalCode, clock.pending], ['SIGTERM', 0]);
  });

  it('ends by SIGTERM all that it still has', async () => {
    const { clock, child, group, said } = start('sleep 1000 & echo $!; wait');
    const pid = Number(await said);
    group.end();
    group.end();
    assert.equal(clock.pending, 1, 'one grace period');
    await once(child, 'exit');
    assert.equal(child.signalCode, 'SIGTERM');
    await whenGone(pid);
    // Where nobody collects orphans, their zombies keep the group.
    clock.advance(endGraceMs);
    await group.gone;
  });

  it('kills what does not end within the grace period, and not before', async () => {
    const { clock, child, group, said } = start(`trap '' TERM; echo ready; while :; do sleep 1; done`);
    assert.equal(await said, 'ready\n');
    group.end();
    clock.advance(endGraceMs - 1);
    assert.ok(isRunning(child.pid ?? 0));
    clock.advance(1);
    await once(child, 'exit');
    assert.equal(child.signalCode, 'SIGKILL');
    await group.gone;
  });

  it('closes its pipes after the grace period: who has left the group may hold them', async () => {
    const clock = new FakeClock();
    const child = new NoProcess();
    let finish: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (finish = resolve));
    const group = new ProcessGroup(child as unknown as ChildProcess, ended, clock);
    group.end();
    clock.advance(endGraceMs - 1);
    assert.deepEqual(child.destroyed, []);
    clock.advance(1);
    assert.deepEqual(child.destroyed, ['stdout', 'stderr']);
    finish();
    await group.gone;
    assert.equal(clock.pending, 0);
  });
});
