import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchProcess } from '../benchProcess.ts';
import type { Figure, Measure } from '../figure.ts';
import { median } from '../statistics.ts';

interface Activation {
  readonly loadMs: number;
  readonly activateMs: number;
}

const root = join(import.meta.dirname, '..', '..', '..');

/** P10: the bundle loaded and activated against a stand-in for `vscode`, and the sizes of what ships. */
export const activation: Measure = async (bench) => {
  const { builtDir } = bench;
  if (builtDir === undefined) throw new Error('Nothing is built: npm run build');
  standIn(join(builtDir, '..', 'node_modules', 'vscode'));
  const runs: Activation[] = [];
  for (let round = 0; round < (bench.quick ? 5 : 15); round++) {
    const child = await BenchProcess.start<Activation>(bench.processFile('activate'), {
      job: { bundle: join(builtDir, 'extension.js'), manifest: join(root, 'package.json') },
    });
    runs.push(child.ready);
    await child.stop();
  }
  const time: Figure = {
    id: 'P10 time',
    what: 'activation: load the bundle and activate()',
    unit: 'ms',
    today: median(runs.map(({ loadMs, activateMs }) => loadMs + activateMs)),
    goal: { is: 'at most', bound: 30 },
    note: 'in plain Node against a stand-in for `vscode` that does nothing; what VS Code adds is not in it',
    runs,
  };
  const built = (...names: readonly string[]) => names.map((name) => join(builtDir, name));
  const groups: readonly [what: string, files: readonly string[], bound: number][] = [
    ['what is loaded at the start', startFiles(builtDir), 250],
    // All of it is in its HTML.
    ['the page: script, style, symbols', built('inspector.js', 'inspector.css', 'inspector.svg'), 250],
    ['all of dist', built(...readdirSync(builtDir)), 1100],
    ['the .vsix', [join(root, 'out', 'socket-lab.vsix')], 1500],
  ];
  const sizes = groups
    .filter(([, files]) => files.every((file) => existsSync(file)))
    .map(([what, files, bound]): Figure => ({
      id: 'P10 size',
      what: `size of ${what}`,
      unit: 'kB',
      today: files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000,
      goal: { is: 'at most', bound },
    }));
  return [time, ...sizes];
};

/** The extension's file, and what it imports statically. */
function startFiles(builtDir: string): readonly string[] {
  const files = new Set(['extension.js']);
  for (const file of files)
    for (const [, name = ''] of readFileSync(join(builtDir, file), 'utf8').matchAll(
      /(?:from|import)"\.\/([^"]+)"/g,
    ))
      files.add(name);
  return [...files].map((name) => join(builtDir, name));
}

/** What the extension imports as `vscode`: everything that the API has, from whatever the process has put there. */
function standIn(folder: string): void {
  const types = readFileSync(join(root, 'node_modules', '@types', 'vscode', 'index.d.ts'), 'utf8');
  const found = types.matchAll(/^\texport (?:namespace|class|enum|const|let) (\w+)/gm);
  const names = [...new Set([...found].map(([, name = '']) => name))];
  const lines = names.map((name) => `export const ${name} = globalThis.benchVscode.${name};\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "main": "index.js" }\n');
  writeFileSync(join(folder, 'index.js'), lines.join(''));
}
