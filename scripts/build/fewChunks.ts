/**
 * Makes esbuild emit few files. It puts modules that are reached by the same entries in one file, so each entry, that is
 * a program or the target of an `import(…)`, becomes a module that imports whole groups (see chunkPlan.ts) and then
 * exports what the real one does. No module's text is changed.
 */
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chunkPlan, type ChunkPlan } from './chunkPlan.ts';

const entryNamespace = 'entry';
const groupNamespace = 'group';

/** `options`: those of the build it is a plugin of, with `entryPoints` relative to `absWorkingDir`. */
export function fewChunks(options: BuildOptions & { absWorkingDir: string }): Plugin {
  const root = options.absWorkingDir;
  const programs = Object.values(options.entryPoints as Record<string, string>);
  let plan: ChunkPlan = { groups: new Map(), loads: new Map() };
  const load = (contents: string, watched: string) => ({
    contents,
    loader: 'ts' as const,
    resolveDir: root,
    watchFiles: [watched],
  });
  return {
    name: 'few chunks',
    setup(setup) {
      setup.onStart(async () => {
        try {
          const { metafile } = await build({ ...options, write: false, metafile: true, logLevel: 'silent' });
          plan = chunkPlan(metafile.inputs, programs);
        } catch {
          // Errors in the sources occur again in the real build, which reports them.
        }
      });
      setup.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
        if ((kind !== 'entry-point' && kind !== 'dynamic-import') || pluginData === entryNamespace)
          return undefined;
        const found = await setup.resolve(path, {
          kind,
          resolveDir: resolveDir || root,
          pluginData: entryNamespace,
        });
        return found.external || found.errors.length > 0
          ? found
          : { path: found.path, namespace: entryNamespace };
      });
      setup.onResolve({ filter: /^group:/ }, ({ path }) => ({
        path: path.slice(groupNamespace.length + 1),
        namespace: groupNamespace,
      }));
      // A package may be marked as free of side effects, but here it must be imported for its position.
      setup.onResolve({ filter: /^\.\/node_modules\//, namespace: groupNamespace }, ({ path }) => ({
        path: join(root, path),
        sideEffects: true,
      }));
      setup.onLoad({ filter: /./, namespace: entryNamespace }, ({ path }) => {
        const name = relative(root, path).replaceAll('\\', '/');
        const groups = (plan.loads.get(name) ?? []).map((group) => `import 'group:${group}';\n`);
        return load(`${hashbangOf(path)}${groups.join('')}export * from './${name}';\n`, path);
      });
      setup.onLoad({ filter: /./, namespace: groupNamespace }, ({ path }) => {
        const imports = (plan.groups.get(path) ?? []).map((name) => `import './${name}';\n`);
        return load(imports.join(''), path);
      });
    },
  };
}

/** The hashbang of a program. */
function hashbangOf(path: string): string {
  return /^#!.*\n/.exec(readFileSync(path, 'utf8'))?.[0] ?? '';
}
