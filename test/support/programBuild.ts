/** The build's metafile for the extension and the command: `out/meta/programs.json`, written with dist. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { checkoutDir } from '../../scripts/host/checkout.ts';

export async function programBuild(): Promise<Metafile> {
  return JSON.parse(await readFile(join(checkoutDir, 'out', 'meta', 'programs.json'), 'utf8')) as Metafile;
}

/** The output files of the extension and the command, relative to the checkout, without source maps. */
export async function programOutputs(): Promise<readonly string[]> {
  return Object.keys((await programBuild()).outputs).filter((file) => file.endsWith('.js'));
}

/** A program's file, and all that it imports statically. */
export function loadedAtStart(build: Metafile, program: string): ReadonlySet<string> {
  return closure(build, program, (kind) => kind === 'import-statement');
}

/** A program's file, and all that it imports, also later. */
export function loadedEver(build: Metafile, program: string): ReadonlySet<string> {
  return closure(build, program, () => true);
}

function closure({ outputs }: Metafile, program: string, follows: (kind: string) => boolean): Set<string> {
  const files = new Set([program]);
  for (const file of files)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (follows(kind) && path in outputs) files.add(path);
  return files;
}
