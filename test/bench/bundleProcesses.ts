import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, parse } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles every process of the benchmarks as the product is bundled, so that what runs is what ships. Answers
 * where each one is. `readable` keeps names, for profiles.
 */
export async function bundleProcesses(outDir: string, readable: boolean): Promise<(name: string) => string> {
  const sourceDir = join(import.meta.dirname, 'processes');
  const files = readdirSync(sourceDir).filter((file) => file.endsWith('.ts'));
  await build({
    entryPoints: files.map((file) => join(sourceDir, file)),
    outdir: outDir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: !readable,
    platform: 'node',
    format: 'esm',
    // Node 24 runs it; the product's target says what the code may look like.
    target: ['node20'],
    logLevel: 'warning',
  });
  // Loaded when the first expression comes, which is in no bundle of its own here.
  const packages = join(import.meta.dirname, '..', '..', 'node_modules');
  mkdirSync(join(outDir, 'node_modules'), { recursive: true });
  symlinkSync(join(packages, 're2js'), join(outDir, 'node_modules', 're2js'), 'junction');
  const names = new Set(files.map((file) => parse(file).name));
  return (name) => {
    if (!names.has(name)) throw new Error(`No such process: ${name}`);
    return join(outDir, `${name}.mjs`);
  };
}
