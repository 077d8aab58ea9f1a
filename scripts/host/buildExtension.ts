import { join } from 'node:path';
import { checkoutDir } from './checkout.ts';
import { runProgram } from './runProgram.ts';

/** Builds `dist/`; throws with esbuild's messages if the build fails. */
export async function buildExtension(): Promise<void> {
  await runProgram(process.execPath, [join(checkoutDir, 'esbuild.mjs')], { cwd: checkoutDir });
}
