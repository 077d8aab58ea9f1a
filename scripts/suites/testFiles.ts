import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutDir } from '../host/checkout.ts';

/** The `*.test.ts` files below `test/<suite>`, in alphabetical order, relative to the checkout. */
export function testFiles(suite: string): string[] {
  const folder = `test/${suite}`;
  if (!existsSync(join(checkoutDir, folder))) return [];
  return readdirSync(join(checkoutDir, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .toSorted();
}
