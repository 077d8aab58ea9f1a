/** Programs of the user's as the other end: their input, what they say, and how they end. */
import assert from 'node:assert/strict';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

/** A program of Node's that runs a script; single quotes only. */
const node = (script: string): string => `run "'${process.execPath}' -e \\"${script}\\"" as p`;

async function passes(text: string): Promise<void> {
  const { results } = await runExperiment(text);
  assert.deepEqual(
    results.map(({ failure, programs }) => [failure, programs]),
    [[undefined, undefined]],
  );
}

describe('runTests, programs', () => {
  it('looks for what a program says in all that it says', async () => {
    const long = `process.stdout.write('x'.repeat(3 << 20) + 'rea', () => setTimeout(() => console.log('dy'), 50)); setInterval(() => 0, 1000)`;
    await passes(`${node(long)} until "ready" within 10s\n`);
  });

  it('writes lines to its input, and ends that', async () => {
    const script = `let n = 0; process.stdin.on('data', (d) => n += d.length).on('end', () => process.exit(n))`;
    await passes(`${node(script)}\np > "one\\n"\np > "three\\n"\np end\np < exit 10 within 10s\n`);
  });

  it('waits for how it ends, and says how it did', async () => {
    await passes(`${node('process.exit(3)')}\np < exit 3 within 10s\n`);
    const other = await failureOf(`${node('process.exit(3)')}\np < exit 0 within 10s\n`);
    assert.deepEqual([other.line, other.code], [2, 'ERR_UNEXPECTED']);
    assert.equal(other.message, 'Expected exit code 0, but the program ended with code 3.');
    const runs = await failureOf(`${node('setInterval(() => 0, 1000)')}\np < exit 0 within 300ms\n`);
    assert.deepEqual(
      [runs.line, runs.code, runs.message],
      [2, 'ERR_TIMEOUT', 'The program still runs after 300 ms.'],
    );
    if (process.platform === 'win32') return;
    const killed = await failureOf(
      `${node(`process.kill(process.pid, 'SIGKILL')`)}\np < exit 0 within 10s\n`,
    );
    assert.equal(killed.message, 'Expected exit code 0, but the program was ended by SIGKILL.');
  });

  it('fails where it reads no more', async () => {
    const closed = await failureOf(
      `${node(`console.log('deaf'); setTimeout(() => process.exit(0), 200)`)} until "deaf" within 10s\np > repeat(2000000, "x")\n`,
    );
    assert.deepEqual([closed.line, closed.code], [2, 'EPIPE']);
  });

  it('tells in a test that passes that a program has failed', async () => {
    const { results } = await runExperiment(
      `${node(`console.error('no such thing'); process.exit(4)`)}\nwait 1s\n`,
    );
    const [result] = results;
    assert.equal(result?.outcome, 'passed');
    const [program] = result.programs ?? [];
    assert.equal(program?.name, 'p');
    assert.match(program.ended ?? '', /ended with code 4: no such thing/);
    // What the test itself ends, and what ends in order, is nothing to tell.
    await passes(`${node('setInterval(() => 0, 1000)')}\nwait 100ms\np close\n`);
    await passes(`${node('0')}\np < exit 0 within 10s\n`);
  });
});
