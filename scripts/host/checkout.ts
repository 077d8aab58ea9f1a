import { dirname, join } from 'node:path';

/** The folders that scripts and tests use. */
export const checkoutDir = dirname(dirname(import.meta.dirname));

/** Downloads and intermediate files; ignored by git, safe to delete. */
export const cacheDir = join(checkoutDir, '.vscode-test');

/** Build output. */
export const outDir = join(checkoutDir, 'out');

/** The packaged extension. */
export const vsixFile = join(outDir, 'socket-lab.vsix');
