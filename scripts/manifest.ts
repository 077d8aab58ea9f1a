import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutDir } from './host/checkout.ts';
import { withGeneratedParts } from './host/manifest.ts';

/** `npm run manifest`: updates package.json from the tables of commands and settings. */
const file = join(checkoutDir, 'package.json');
await writeFile(file, withGeneratedParts(await readFile(file, 'utf8')));
