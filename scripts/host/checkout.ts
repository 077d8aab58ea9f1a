import { dirname, join } from 'node:path';

/** The folders scripts and tests work in. */
export const checkoutDir = dirname(dirname(import.meta.dirname));

/** Everything downloaded or made on the way; ignored by git, safe to delete. */
export const cacheDir = join(checkoutDir, '.vscode-test');

/** What builds write. */
export const outDir = join(checkoutDir, 'out');

/** The packaged extension. */
export const vsixFile = join(outDir, 'socket-lab.vsix');
