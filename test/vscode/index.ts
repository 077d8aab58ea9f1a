import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { CountingReporter } from '../../scripts/suites/countingReporter.ts';
import { onlyFileVariable, onlyTestsVariable } from '../../scripts/suites/testRecord.ts';

/**
 * What VS Code calls inside the extension host: runs every bundled `*.test` beside this file's own bundle, or what the
 * environment names of them.
 */
export async function run(): Promise<void> {
  // Bundled as CommonJS, where `__dirname` is what import.meta.dirname is elsewhere.
  const mocha = new Mocha({ reporter: CountingReporter, timeout: 120_000, color: false });
  const { [onlyFileVariable]: onlyFile = '', [onlyTestsVariable]: grep = '' } = process.env;
  if (grep !== '') mocha.grep(new RegExp(grep));
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  const isWanted = (name: string): boolean =>
    name.endsWith('.test.cjs') && (onlyFile === '' || name === `${onlyFile}.cjs`);
  for (const file of files.filter(isWanted).toSorted()) {
    mocha.addFile(join(__dirname, file));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${String(failures)} tests failed`);
}
