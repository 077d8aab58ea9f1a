import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { buildExtension } from './host/buildExtension.ts';
import { findBrowser } from './host/findBrowser.ts';
import { installServer } from './host/installServer.ts';
import { packageExtension } from './host/packageExtension.ts';
import { installPeerProgramsInCi } from './host/peerPrograms.ts';
import { countsText } from './suites/counts.ts';
import { runInLanes } from './suites/runInLanes.ts';
import type { Job, Need, Print, Suite } from './suites/suite.ts';
import { allSuites, extraSuites } from './suites/suites.ts';
import { failuresDir, keptOf } from './suites/failureFolder.ts';
import { TestRun } from './suites/testRun.ts';

/**
 * `npm test`: all suites, or those named: `node scripts/bootstrap.mjs test unit ui --grep tree`. Arguments after the
 * names are passed to Mocha. Two processes run at a time, as UI tests mostly wait; each line then begins with its suite.
 * The last line is the total, `N passed, M failed`.
 */
const lanes = Math.min(2, availableParallelism());

const prepare: Readonly<Record<Need, () => Promise<unknown>>> = {
  build: buildExtension,
  package: packageExtension,
  browser: findBrowser,
  server: installServer,
  peerPrograms: installPeerProgramsInCi,
};

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Running suites receive the signal too and end; no further one is started.
  process.on(signal, () => {
    interruption.abort();
  });
}

const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('-'));
const names = firstOption === -1 ? words : words.slice(0, firstOption);
const mochaArgs = firstOption === -1 ? [] : words.slice(firstOption);

const suites = names.length === 0 ? allSuites : names.map(suiteNamed);
const jobs = suites
  .flatMap((suite) => suite.jobs.map((job) => ({ ...job, suite })))
  .toSorted((a, b) => b.seconds - a.seconds);
const printsItself = jobs.length === 1;
const prepared = new Map<Need, Promise<unknown>>();
const run = new TestRun(suites, keptOf);

await rm(failuresDir, { recursive: true, force: true });
await runInLanes(jobs, lanes, runJob);
for (const { suite, rerun } of interruption.signal.aborted ? [] : run.reruns()) {
  console.log(`\n── ${suite.name}, once more on its own: ${rerun.file} ──`);
  const second = await suite.runAgain?.(rerun).catch((error: unknown) => {
    console.log(`It could not be run again: ${errorText(error)}`);
  });
  run.hasRunAgain(suite, rerun, second ?? []);
}
console.log(`\n${run.report()}`);
if (interruption.signal.aborted) console.log('Interrupted.');
console.log(countsText(run.counts()));
process.exit(run.counts().failed > 0 || interruption.signal.aborted ? 1 : 0);

function suiteNamed(name: string): Suite {
  const suite = [...allSuites, ...extraSuites].find((candidate) => candidate.name === name);
  if (suite !== undefined) return suite;
  const known = [...allSuites, ...extraSuites].map((candidate) => candidate.name);
  throw new Error(`There is no suite ${name}. The suites are ${known.join(', ')}.`);
}

/** A job that cannot start, crashes or runs no tests counts as one failure. */
async function runJob({ suite, ...job }: Job & { readonly suite: Suite }): Promise<void> {
  if (interruption.signal.aborted) return;
  const prefix = suite.name.padEnd(10);
  const print: Print | undefined = printsItself
    ? undefined
    : (line) => console.log(`${prefix}${line}`.trimEnd());
  console.log(`── ${suite.name}${job.part === undefined ? '' : `, ${job.part}`} ──`);
  const started = performance.now();
  try {
    for (const need of suite.needs) await prepareOnce(need);
    const records = await job.run(mochaArgs, print);
    if (records.length === 0 && mochaArgs.length === 0) throw new Error('it ran no test at all');
    run.hasRun(suite, records, performance.now() - started);
  } catch (error) {
    console.log(`${prefix}The suite failed: ${errorText(error)}`);
    run.couldNotRun(suite, errorText(error), performance.now() - started);
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function prepareOnce(need: Need): Promise<unknown> {
  const already = prepared.get(need);
  if (already !== undefined) return already;
  const work = prepare[need]();
  prepared.set(need, work);
  return work;
}
