import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutDir } from './host/checkout.ts';
import { withGeneratedParts } from './host/manifest.ts';

/** `npm run manifest`: writes into package.json what the tables of commands and settings say. */
const file = join(checkoutDir, 'package.json');
await writeFile(file, withGeneratedParts(await readFile(file, 'utf8')));
