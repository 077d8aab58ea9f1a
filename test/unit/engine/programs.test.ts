import assert from 'node:assert/strict';
import { Programs, endGraceMs } from '../../../src/engine/programs.ts';
import { FakeClock } from '../../support/fakeClock.ts';

function start(commandLine: string) {
  const clock = new FakeClock();
  const programs = new Programs({ clock, folder: () => import.meta.dirname });
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
    assert.deepEqual(await program.ended, {});
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
