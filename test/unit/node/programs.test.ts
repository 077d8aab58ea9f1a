import assert from 'node:assert/strict';
import { DescriptorBudget } from '../../../src/node/descriptorBudget.ts';
import { endGraceMs } from '../../../src/node/processGroup.ts';
import { Programs } from '../../../src/node/programs.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { isRunning, whenGone } from '../../support/runningProcess.ts';

function start(commandLine: string, descriptors = new DescriptorBudget(() => 100)) {
  const clock = new FakeClock();
  const programs = new Programs({ clock, folder: () => import.meta.dirname, descriptors });
  const program = programs.start(commandLine, { GREETING: 'hi' });
  assert.ok(program.ok, program.ok ? '' : program.failure.message);
  return { clock, programs, program: program.value };
}

async function read(stream: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

describe('Programs', () => {
  it('starts a program in its folder, with what is added to the environment', async () => {
    const { program } = start('sh -c "cat; echo $GREETING; pwd"');
    program.stdin.end('said ');
    assert.equal(await read(program.stdout), `said hi\n${import.meta.dirname}\n`);
    assert.deepEqual(await program.ended, { code: 0 });
  });

  it('says how a program failed, with the last that it said', async () => {
    const { program } = start('sh -c "echo first >&2; echo last >&2; exit 3"');
    program.stdout.resume();
    const { failure } = await program.ended;
    assert.match(failure?.message ?? '', /ended with code 3: last$/);
    const killed = start('sh -c "kill -9 $$"').program;
    killed.stdout.resume();
    assert.match((await killed.ended).failure?.message ?? '', /was ended by SIGKILL\.$/);
  });

  it('says what could not be started', async () => {
    const { program } = start('/no/such/program');
    assert.equal((await program.ended).failure?.code, 'ENOENT');
    const programs = new Programs({ clock: new FakeClock(), folder: () => '/' });
    const refused = programs.start('"open');
    assert.equal(refused.ok ? '' : refused.failure.code, 'ERR_COMMAND_LINE');
  });

  it('kills what does not end when it is told to', async () => {
    const { clock, program, programs } = start(`sh -c "trap '' TERM; echo ready; while :; do sleep 1; done"`);
    await new Promise((resolve) => program.stdout.once('data', resolve));
    const gone = programs.dispose();
    assert.equal(clock.pending, 1);
    clock.advance(endGraceMs);
    await gone;
    assert.deepEqual(await program.ended, {});
  });

  it('starts no program whose three pipes would go over the descriptors that there are', async () => {
    const descriptors = new DescriptorBudget(() => 7);
    const { program, programs } = start('cat', descriptors);
    const second = programs.start('cat');
    assert.ok(second.ok);
    const third = programs.start('cat -n');
    assert.equal(third.ok ? '' : third.failure.code, 'EMFILE');
    assert.match(third.ok ? '' : third.failure.message, /"cat -n" could not be started/);
    assert.equal(programs.start('"open').ok, false);
    await programs.dispose();
    await Promise.all([program.ended, second.value.ended]);
    assert.ok(descriptors.take(7), 'all are given back');
  });

  it('gives back the descriptors of what could not be started', async () => {
    const descriptors = new DescriptorBudget(() => 3);
    const { program } = start('/no/such/program', descriptors);
    await program.ended;
    assert.ok(descriptors.take(3));
  });

  it('ends what a program has left in the background, and waits for it', async () => {
    const { clock, program, programs } = start('sh -c "sleep 1000 >/dev/null 2>&1 & echo $!"');
    const pid = Number(await read(program.stdout));
    assert.deepEqual(await program.ended, { code: 0 });
    assert.ok(isRunning(pid));
    const disposed = programs.dispose();
    await whenGone(pid);
    // Where nobody collects orphans, their zombies keep the group.
    clock.advance(endGraceMs);
    await disposed;
  });

  it('kills what it has left in the background and that does not end when told to', async () => {
    const { clock, program, programs } = start(
      `sh -c 'sh -c "trap \\"\\" TERM; echo ready; exec >/dev/null 2>&1; while :; do sleep 1; done" & echo $!'`,
    );
    const said = await read(program.stdout);
    const pid = Number(/\d+/.exec(said)?.[0]);
    assert.match(said, /ready/);
    await program.ended;
    const ended = programs.dispose();
    clock.advance(endGraceMs - 1);
    assert.ok(isRunning(pid));
    clock.advance(1);
    await ended;
    await whenGone(pid);
  });

  it('listens to the end of our process only while something runs', async () => {
    const before = process.listenerCount('exit');
    const { program } = start('cat');
    assert.equal(process.listenerCount('exit'), before + 1);
    program.stdin.end();
    program.stdout.resume();
    await program.ended;
    await Promise.resolve();
    assert.equal(process.listenerCount('exit'), before);
  });
});
