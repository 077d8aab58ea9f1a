import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
/** The one file that is a program. */
const program = 'cli/main.ts';

/**
 * Imports every file it is given, with a `vscode` that writes down when it is called, and says what has come of it:
 * calls, listeners on the process, whatever keeps it alive.
 */
const importer = `
  import { registerHooks } from 'node:module';
  import { readFileSync } from 'node:fs';
  const files = process.argv.slice(1);
  const names = new Set();
  for (const file of files) {
    const text = readFileSync(new URL(file), 'utf8');
    for (const [, list] of text.matchAll(/^import \\{([^}]*)\\} from 'vscode'/gm)) {
      for (const name of list.split(',')) names.add(name.trim());
    }
    for (const [, name] of text.matchAll(/\\bvscode\\.(\\w+)/g)) names.add(name);
  }
  names.delete('');
  globalThis.called = [];
  const source = \`
    const spy = (path) => new Proxy(class {}, {
      get: (target, name) => name === 'prototype' ? target.prototype : typeof name === 'symbol' ? undefined : spy(path + '.' + name),
      apply: () => void globalThis.called.push(path),
    });
  \` + [...names].map((name) => \`export const \${name} = spy('\${name}');\`).join('\\n');
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vscode' ? { url: 'stub:vscode', shortCircuit: true } : next(specifier, context),
    load: (url, context, next) =>
      url === 'stub:vscode' ? { format: 'module', source, shortCircuit: true } : next(url, context),
  });
  const state = () => JSON.stringify({
    events: process.eventNames().map(String).sort(),
    resources: process.getActiveResourcesInfo().sort(),
    globals: Object.keys(globalThis).sort(),
  });
  // Node makes these when some of its own modules are imported, so they are made before.
  void [process.stdin, process.stdout, process.stderr];
  const before = state();
  for (const file of files) await import(file);
  await new Promise((resolve) => setImmediate(resolve));
  if (state() !== before) console.log(before + ' became ' + state());
  for (const call of globalThis.called) console.log('called vscode.' + call);
  process.exit();
`;

describe('importing', () => {
  it('does nothing, whichever file of src it is', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.ts') && file !== program)
      .map((file) => new URL(`../../src/${file}`, import.meta.url).href);
    assert.ok(files.length > 100);
    const options = ['--no-warnings', '--input-type=module', '-e', importer];
    const { stdout, stderr, status } = spawnSync(process.execPath, [...options, ...files], {
      encoding: 'utf8',
      timeout: 15_000,
    });
    assert.deepEqual([stdout, stderr, status], ['', '', 0]);
  }).timeout(20_000);
});
