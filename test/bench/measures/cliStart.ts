import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import { median } from '../statistics.ts';

/** P12, first half: from starting the CLI to its `listening` line, against Node doing nothing. */
export const cliStart: Measure = async ({ builtDir, quick }) => {
  if (builtDir === undefined) throw new Error('Nothing is built: npm run build');
  const cli = join(builtDir, 'cli.js');
  await listeningMs(cli);
  await nothingMs();
  const pairs = await interleaved(quick ? 7 : 21, (side) =>
    side === 'ours' ? listeningMs(cli) : nothingMs(),
  );
  return [
    {
      id: 'P12 listen',
      what: 'CLI: start to listening, over `node -e 0`',
      unit: 'ms',
      today: median(pairs.map(({ ours }) => ours)),
      reference: median(pairs.map(({ reference }) => reference)),
      compared: { as: 'difference', value: median(pairs.map(({ ours, reference }) => ours - reference)) },
      goal: { is: 'at most', bound: 60 },
      runs: pairs,
    },
  ];
};

async function listeningMs(cli: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, 'listen', 'tcp://127.0.0.1:0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [unknown];
  const ms = performance.now() - began;
  if (!String(line).startsWith('listening ')) throw new Error(`The CLI said: ${String(line)}`);
  child.kill();
  await ended;
  return ms;
}

async function nothingMs(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}
