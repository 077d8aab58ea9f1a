/**
 * Builds dist/: `node esbuild.mjs`; with `--debug` for a debugger, with source maps and as long as it is written; with
 * `--watch` the same, and again whenever a source changes.
 *
 *   extension.js    the extension, for VS Code's extension host
 *   cli.js          the command `socket-lab`, for plain Node
 *   NAME-HASH.js    what they share, and what each loads later: where the sources say `import(…)`
 *   inspector.js    the page, for the webview (with inspector.css, and the symbols in inspector.svg)
 *   inspectorViews.js   its views that are not shown at first (with inspectorViews.css)
 *   socket-lab.d.ts   the types of the extension's API, for other extensions
 *   THIRD_PARTY_NOTICES.txt   the licences of what went into them, as those licences ask
 *   .npmignore      the files that the command never loads: `npm pack` leaves them out
 *
 * What went into each is written to out/meta/programs.json and out/meta/inspector.json.
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
import { basename, join } from 'node:path';
import esbuild from 'esbuild';
import { iconNames } from './media/inspector/parts/iconNames.ts';
import { fewChunks } from './scripts/build/fewChunks.ts';
import { messagesVersion } from './scripts/build/messagesVersion.ts';
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

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: !forDebugger,
  metafile: true,
  define: { builtMessagesVersion: JSON.stringify(messagesVersion(root)) },
  legalComments: 'none',
  logLevel: 'warning',
  // Groups of chunks import packages without side effects by name alone.
  logOverride: { 'ignored-bare-import': 'silent' },
  sourcemap: forDebugger ? 'linked' : false,
};
const programs = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli/main.ts' },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]',
  platform: 'node',
  target: 'node20',
  // Some packages would otherwise bring their CommonJS twin, which cannot be shaken.
  mainFields: ['module', 'main'],
  external: ['vscode'],
};
const page = {
  ...shared,
  outdir: 'dist',
  platform: 'browser',
  target: 'es2023',
  format: 'iife',
};

const bundles = [
  {
    ...programs,
    plugins: [fewChunks(programs), finish('programs', () => chmodSync(join(dist, 'cli.js'), 0o755))],
  },
  {
    ...page,
    entryPoints: { inspector: 'media/inspector/main.ts' },
    plugins: [finish('inspector', () => appendFileSync(join(dist, 'inspector.css'), icons.css))],
  },
  {
    ...page,
    entryPoints: { inspectorViews: 'media/inspector/views.ts' },
    globalName: 'inspectorViews',
    plugins: [finish('inspectorViews')],
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
    writeFileSync(join(dist, '.npmignore'), neverLoaded('dist/cli.js', built[0].metafile.outputs));
    await publishTypes(join(dist, 'socket-lab.d.ts'));
  }
} catch (error) {
  // esbuild has printed what is wrong with the sources.
  if (!('errors' in error)) console.error(error.message);
  process.exitCode = 1;
}

/** The names of the outputs that a program loads neither at its start nor later, a line each. */
function neverLoaded(program, outputs) {
  const loaded = new Set([program]);
  for (const file of loaded)
    for (const { path, external } of outputs[file].imports) if (!external) loaded.add(path);
  const others = Object.keys(outputs).filter((file) => !loaded.has(file));
  return others.map((file) => `/${basename(file)}\n`).join('');
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
      const text = texts.map((file) => licence(readFileSync(join(root, folder, file), 'utf8'))).join('\n\n');
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The text; of Creative Commons' licence its address, which is enough (CC BY 4.0, section 3(a)(1)(C)) and 19 kB less. */
function licence(text) {
  const plain = text.trim();
  return plain.startsWith('Attribution 4.0 International')
    ? 'Attribution 4.0 International: https://creativecommons.org/licenses/by/4.0/legalcode'
    : plain;
}
