import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from '../figure.ts';
import { interleaved } from '../interleaved.ts';
import { median } from '../statistics.ts';

const experiment = `listen tcp://127.0.0.1:0 as server
connect {{server}} as client
client close
`;

/** P12, second half: `run` of an experiment of three lines, to the end of the process, against Node doing nothing. */
export const experimentStart: Measure = async ({ builtDir, quick }) => {
  if (builtDir === undefined) throw new Error('Nothing is built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'three.sockets');
  writeFileSync(file, experiment);
  const run = [join(builtDir, 'cli.js'), 'run', file];
  await endMs(run);
  await endMs(['-e', '0']);
  const pairs = await interleaved(quick ? 7 : 21, (side) => endMs(side === 'ours' ? run : ['-e', '0']));
  rmSync(folder, { recursive: true });
  return [
    {
      id: 'P12 run',
      what: 'CLI: `run` of three lines, over `node -e 0`',
      unit: 'ms',
      today: median(pairs.map(({ ours }) => ours)),
      reference: median(pairs.map(({ reference }) => reference)),
      compared: { as: 'difference', value: median(pairs.map(({ ours, reference }) => ours - reference)) },
      goal: { is: 'at most', bound: 120 },
      runs: pairs,
    },
  ];
};

async function endMs(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const [code] = (await once(spawn(process.execPath, args, { stdio: 'ignore' }), 'exit')) as [unknown];
  if (code !== 0) throw new Error(`The CLI ended with ${String(code)}`);
  return performance.now() - began;
}
