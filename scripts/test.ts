import { buildExtension } from './host/buildExtension.ts';
import { findBrowser } from './host/findBrowser.ts';
import { installServer } from './host/installServer.ts';
import { packageExtension } from './host/packageExtension.ts';
import { installPeerProgramsInCi } from './host/peerPrograms.ts';
import { addCounts, countsText, noCounts, type Counts } from './suites/counts.ts';
import type { Need, Suite } from './suites/suite.ts';
import { allSuites, extraSuites } from './suites/suites.ts';

/**
 * `npm test`: all suites, or those named: `node scripts/bootstrap.mjs test unit ui --grep tree`. What follows the
 * names goes to Mocha. The last line printed is the sum over all of them, `N passed, M failed`.
 */
const prepare: Readonly<Record<Need, () => Promise<unknown>>> = {
  build: buildExtension,
  package: packageExtension,
  browser: findBrowser,
  server: installServer,
  peerPrograms: installPeerProgramsInCi,
};

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The suite that runs hears of it too and ends; no other is begun.
  process.on(signal, () => {
    interruption.abort();
  });
}

const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('-'));
const names = firstOption === -1 ? words : words.slice(0, firstOption);
const mochaArgs = firstOption === -1 ? [] : words.slice(firstOption);

const suites = names.length === 0 ? allSuites : names.map(suiteNamed);
const prepared = new Map<Need, Promise<unknown>>();
const summary: string[] = [];
let total = noCounts;
for (const suite of suites) {
  if (interruption.signal.aborted) break;
  console.log(`\n── ${suite.name} ──`);
  const started = performance.now();
  const { counts, note } = await runSuite(suite);
  total = addCounts(total, {
    ...counts,
    failures: counts.failures.map((line) => `${suite.name}: ${line}`),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  summary.push(`${suite.name.padEnd(10)}${countsText(counts)}  (${seconds} s)${note}`);
}
if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.join('\n')}`);
console.log(`\n${summary.join('\n')}`);
if (interruption.signal.aborted) console.log('Interrupted.');
console.log(countsText(total));
process.exit(total.failed > 0 || interruption.signal.aborted ? 1 : 0);

function suiteNamed(name: string): Suite {
  const suite = [...allSuites, ...extraSuites].find((candidate) => candidate.name === name);
  if (suite !== undefined) return suite;
  const known = [...allSuites, ...extraSuites].map((candidate) => candidate.name);
  throw new Error(`There is no suite ${name}. The suites are ${known.join(', ')}.`);
}

/** A suite that cannot start, crashes or runs nothing has failed once. */
async function runSuite(suite: Suite): Promise<{ counts: Counts; note: string }> {
  try {
    for (const need of suite.needs) await prepareOnce(need);
    const counts = await suite.run(mochaArgs);
    if (counts.passed + counts.failed > 0 || mochaArgs.length > 0) return { counts, note: '' };
    return failedToRun('it ran no test at all', counts);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`The suite ${suite.name} failed: ${reason}`);
    return failedToRun(reason.split('\n')[0] ?? '', noCounts);
  }
}

function failedToRun(why: string, counts: Counts): { counts: Counts; note: string } {
  return { counts: { ...counts, failed: 1, failures: [why] }, note: `  ${why}` };
}

function prepareOnce(need: Need): Promise<unknown> {
  const already = prepared.get(need);
  if (already !== undefined) return already;
  const work = prepare[need]();
  prepared.set(need, work);
  return work;
}
