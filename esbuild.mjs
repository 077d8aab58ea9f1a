/**
 * Builds dist/: `node esbuild.mjs`; with `--debug` for a debugger, with source maps and as long as it is written; with
 * `--watch` the same, and again whenever a source changes.
 *
 *   extension.cjs   the extension, for VS Code's extension host
 *   notation.cjs …  parts of it, each loaded when first used (`extensionParts` below)
 *   expressions.cjs the engine of regular expressions, loaded by whoever has one
 *   cli.js          the command `socket-lab`, for plain Node
 *   cliListen.cjs … its sub-commands, each loaded when it is called
 *   inspector.js    the page, for the webview (with inspector.css, and the symbols in inspector.svg)
 *   socket-lab.d.ts   the types of the extension's API, for other extensions
 *   THIRD_PARTY_NOTICES.txt   the licences of what went into them, as those licences ask
 *
 * What went into each bundle is written to out/meta/<bundle>.json.
 */
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { iconNames } from './media/inspector/iconNames.ts';
import { bundledSource } from './scripts/host/bundledSource.ts';
import { pageIcons } from './scripts/host/pageIcons.ts';
import { publishTypes } from './scripts/host/publishedTypes.ts';

const root = import.meta.dirname;
const dist = join(root, 'dist');
const watch = process.argv.includes('--watch');
const forDebugger = watch || process.argv.includes('--debug');
const icons = pageIcons(iconNames);

/** Metafile, size line, and whatever the bundle needs besides. */
const finish = (name, after = () => undefined) => ({
  name: 'finish',
  setup(build) {
    build.onEnd(({ metafile, errors }) => {
      if (metafile === undefined || errors.length > 0) return;
      mkdirSync(join(root, 'out', 'meta'), { recursive: true });
      writeFileSync(join(root, 'out', 'meta', `${name}.json`), JSON.stringify(metafile));
      after();
      for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
        if (!file.endsWith('.map')) console.log(`${file}  ${(bytes / 1000).toFixed(1)} kB`);
      }
    });
  },
});

/** The sub-commands, each a file of `src/cli/calls`. */
const subCommands = ['listen', 'connect', 'run', 'check', 'bytes'];
const cliBundle = (name) => `cli${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** What the extension loads only when it is used: each a folder of `src/vscode` with an index. */
const extensionParts = [
  // What commands do and ask.
  'commands',
  // What needs the payload notation.
  'notation',
  // For editing payloads and rules.
  'editing',
  // For editing experiments, loaded with the first of them.
  'socketsLanguage',
  // What runs experiments and shows how.
  'experiments',
];

/** What a bundle loads only when it is used, by the name it has in the sources, and the file that holds it. */
const loadedLater = new Map([
  ['re2js', './expressions.cjs'],
  ...extensionParts.map((name) => [`./${name}/index.ts`, `./${name}.cjs`]),
  ...subCommands.map((name) => [`./calls/${name}.ts`, `./${cliBundle(name)}.cjs`]),
]);
const sources = {
  name: 'sources',
  setup(build) {
    const isCommonJs = build.initialOptions.format === 'cjs';
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      return { contents: bundledSource(readFileSync(path, 'utf8'), isCommonJs, loadedLater), loader: 'ts' };
    });
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: !forDebugger,
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
  sourcemap: forDebugger ? 'linked' : false,
};
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  // Some packages would otherwise bring their CommonJS twin, which cannot be shaken.
  mainFields: ['module', 'main'],
};

function extensionBundle(name, entry) {
  return {
    ...node,
    entryPoints: [entry],
    outfile: `dist/${name}.cjs`,
    format: 'cjs',
    external: ['vscode', ...loadedLater.values()],
    plugins: [sources, finish(name)],
  };
}

/** CommonJS, which Node loads faster than modules, with as little as the sub-command needs: all of it is compiled. */
function subCommandBundle(name) {
  return {
    ...node,
    entryPoints: [`src/cli/calls/${name}.ts`],
    outfile: `dist/${cliBundle(name)}.cjs`,
    format: 'cjs',
    external: [...loadedLater.values()],
    plugins: [sources, finish(cliBundle(name))],
  };
}

const bundles = [
  extensionBundle('extension', 'src/extension.ts'),
  ...extensionParts.map((name) => extensionBundle(name, `src/vscode/${name}/index.ts`)),
  {
    ...node,
    entryPoints: ['re2js'],
    outfile: 'dist/expressions.cjs',
    format: 'cjs',
    plugins: [finish('expressions')],
  },
  {
    // `vscode` is not external here: an import of it ends the build, and must.
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
    external: [...loadedLater.values()],
    plugins: [sources, finish('cli', () => chmodSync(join(dist, 'cli.js'), 0o755))],
  },
  ...subCommands.map(subCommandBundle),
  {
    ...shared,
    entryPoints: ['media/inspector/main.ts'],
    outfile: 'dist/inspector.js',
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    plugins: [finish('inspector', () => appendFileSync(join(dist, 'inspector.css'), icons.css))],
  },
];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(join(dist, 'inspector.svg'), icons.svg);

try {
  if (watch) {
    for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
  } else {
    const built = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
    const inputs = built.flatMap(({ metafile }) => Object.keys(metafile.inputs));
    writeFileSync(join(dist, 'THIRD_PARTY_NOTICES.txt'), notices(inputs));
    await publishTypes(join(dist, 'socket-lab.d.ts'));
  }
} catch (error) {
  // esbuild has printed what is wrong with the sources.
  if (!('errors' in error)) console.error(error.message);
  process.exitCode = 1;
}

/** The licence texts of the packages that the files come from; the icons are not bundled. */
function notices(files) {
  const packageOf = (file) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  const folders = new Set([...files.map(packageOf), 'node_modules/@vscode/codicons']);
  folders.delete(undefined);
  return [...folders]
    .sort((a, b) => a.localeCompare(b))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      const texts = readdirSync(join(root, folder)).filter((file) => /^licen[cs]e/i.test(file));
      const text = texts.map((file) => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n');
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
