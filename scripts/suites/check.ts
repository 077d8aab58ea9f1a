import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';
import { runProgram } from '../host/runProgram.ts';
import { countsOf, countsText } from './counts.ts';
import { recordsFileVariable, type TestRecord } from './testRecord.ts';

/** Static checks of the code; each counts as one test. */
interface Check {
  readonly name: string;
  /** A script in node_modules. */
  readonly script: string;
  readonly args: readonly string[];
  /** What to do when it fails. */
  readonly advice?: string;
}

const checks: readonly Check[] = [
  { name: 'types', script: 'typescript/bin/tsc', args: ['-b'] },
  { name: 'lint', script: 'oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  {
    name: 'format',
    script: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
    advice: 'npx prettier --write . puts it right.',
  },
  { name: 'walls', script: 'mocha/bin/mocha.js', args: ['--reporter', 'dot', 'test/unit/walls'] },
  { name: 'dead code', script: 'knip/bin/knip.js', args: ['--no-progress'] },
];

const outcomes = await Promise.all(checks.map(runCheck));
const records = checks.map(({ name }, index): TestRecord => {
  const outcome = outcomes[index] === true ? 'passed' : 'failed';
  return { file: '', title: name, grep: '', outcome, failure: name };
});
const recordsFile = process.env[recordsFileVariable];
if (recordsFile === undefined) console.log(countsText(countsOf(records)));
else await writeFile(recordsFile, JSON.stringify(records));
process.exitCode = outcomes.every(Boolean) ? 0 : 1;

async function runCheck({ name, script, args, advice }: Check): Promise<boolean> {
  const started = performance.now();
  const time = (): string => `(${((performance.now() - started) / 1000).toFixed(1)} s)`;
  try {
    await runProgram(process.execPath, [join(checkoutDir, 'node_modules', script), ...args], {
      cwd: checkoutDir,
    });
    console.log(`  ✔ ${name} ${time()}`);
    return true;
  } catch (error) {
    console.log(`  ✘ ${name} ${time()}`);
    console.log(error instanceof Error ? error.message : String(error));
    if (advice !== undefined) console.log(advice);
    return false;
  }
}
