import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outDir } from '../host/checkout.ts';

/** One folder per failed test, with a screenshot and VS Code's logs. */
export const failuresDir = join(outDir, 'failures');

/** The folder of a test, by its full title. */
export function failureFolder(title: string): string {
  const words = title.replaceAll(/\W+/g, '-').slice(0, 100);
  return join(failuresDir, `${words}-${createHash('sha256').update(title).digest('hex').slice(0, 8)}`);
}

/** The folder of a test, if anything was kept. */
export function keptOf(title: string): string | undefined {
  const folder = failureFolder(title);
  return existsSync(folder) ? folder : undefined;
}
