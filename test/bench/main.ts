/**
 * Measures what quality asks for, prints the table and writes it as JSON. It never fails for a figure: a missed
 * goal is said in the table, and only a measurement that could not be made ends with exit code 1.
 *
 *   node test/bench/main.ts [--quick] [--only P1,P4] [--rounds N] [--profile DIR]
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleProcesses } from './bundleProcesses.ts';
import type { Bench, Figure, Measure } from './figure.ts';
import { activation } from './measures/activation.ts';
import { activationInHost } from './measures/activationInHost.ts';
import { captureEvents } from './measures/captureEvents.ts';
import { cliStart } from './measures/cliStart.ts';
import { experimentStart } from './measures/experimentStart.ts';
import { datagrams } from './measures/datagrams.ts';
import { echoRoundTrip } from './measures/echoRoundTrip.ts';
import { filterEvents } from './measures/filterEvents.ts';
import { heldConnections } from './measures/heldConnections.ts';
import { inspectorFlood } from './measures/inspectorFlood.ts';
import { inspectorScroll } from './measures/inspectorScroll.ts';
import { memoryAfterFlood } from './measures/memoryAfterFlood.ts';
import { relayFlood } from './measures/relayFlood.ts';
import { tcpSink } from './measures/tcpSink.ts';
import { tlsHandshakes } from './measures/tlsHandshakes.ts';
import { printFigures } from './printFigures.ts';

const measures: Readonly<Record<string, Measure>> = {
  P1: tcpSink,
  P2: echoRoundTrip,
  P3: datagrams,
  P4: heldConnections,
  P5: relayFlood,
  P6: captureEvents,
  P7: filterEvents,
  P8: inspectorScroll,
  P9: inspectorFlood,
  P10: async (bench) => [...(await activation(bench)), ...(await activationInHost(bench))],
  P11: memoryAfterFlood,
  P12: async (bench) => [...(await cliStart(bench)), ...(await experimentStart(bench))],
  P15: tlsHandshakes,
};
const root = join(import.meta.dirname, '..', '..');

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
    profile: { type: 'string' },
  },
});
const chosen = options.only?.split(',') ?? Object.keys(measures);
const unknown = chosen.filter((id) => measures[id] === undefined);
if (unknown.length > 0) throw new Error(`No such measure: ${unknown.join(', ')}`);

const workDir = mkdtempSync(join(tmpdir(), 'socket-lab-bench-'));
process.on('exit', () => rmSync(workDir, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const bench: Bench = {
  processFile: await bundleProcesses(workDir, options.profile !== undefined),
  builtDir: copyOfBuild(),
  quick: options.quick,
  rounds: Number(options.rounds ?? (options.quick ? 3 : 7)),
  serverFlags: options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`],
};
const loadBefore = loadavg();
const figures: Figure[] = [];
const failures: string[] = [];
for (const id of chosen) {
  console.error(`${id} …`);
  try {
    figures.push(...((await measures[id]?.(bench)) ?? []));
  } catch (error) {
    failures.push(`${id} could not be measured: ${String(error)}`);
    process.exitCode = 1;
  }
}
console.log([printFigures(figures), ...failures, ...busyMachine()].join('\n'));
writeJson();
// A process that a failed measurement left behind must not hold us.
process.exit();

/** Somebody may build while we measure: a copy stays as it is. */
function copyOfBuild(): string | undefined {
  const dist = join(root, 'dist');
  if (!existsSync(join(dist, 'extension.js'))) return undefined;
  const copy = join(workDir, 'dist');
  cpSync(dist, copy, { recursive: true });
  // The product is an ES module by its package.json, and the CLI looks there for its version.
  cpSync(join(root, 'package.json'), join(workDir, 'package.json'));
  return copy;
}

/** Two processes are measured at a time, so that more than this much other work is in their way. */
function busyMachine(): string[] {
  const [load = 0] = loadBefore;
  if (load <= Math.max(0, cpus().length - 2) + 0.5) return [];
  return [
    `The machine was busy (load ${load.toFixed(1)} before the start, ${cpus().length} processors): doubt what is near its goal.`,
  ];
}

function writeJson(): void {
  const machine = {
    node: process.version,
    system: `${process.platform} ${release()} ${process.arch}`,
    processors: cpus().map(({ model }) => model),
    loadBefore,
  };
  mkdirSync(join(root, 'out'), { recursive: true });
  const report = { when: new Date().toISOString(), quick: bench.quick, machine, failures, figures };
  writeFileSync(join(root, 'out', 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
}
