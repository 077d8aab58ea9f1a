/**
 * The entry point of every npm script: `node scripts/bootstrap.mjs <name> [argument…]`. Plain JavaScript for the
 * oldest supported Node, without dependencies, because a fresh clone has nothing else. It installs the dependencies
 * when they are missing or do not match the lock file, then runs `scripts/<name>` under the Node 24 among them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
const node24 = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Node 24 runs TypeScript directly; scripts that must work without our dependencies are JavaScript. */
function scriptFile(name) {
  const candidates = [`scripts/${name}.ts`, `scripts/${name}.mjs`, name].map((file) => join(root, file));
  return candidates.find((file) => existsSync(file));
}

/** True when npm's record of installed packages has every package of the lock file in its version. */
function installed() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(node24)) return false;
  try {
    const present = JSON.parse(readFileSync(record, 'utf8')).packages;
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { optional, version }]) => path === '' || optional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function install() {
  console.log('Installing the dependencies (npm ci, once) …');
  const started = Date.now();
  // On Windows npm is a batch file, which only a shell can start.
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (status !== 0)
    fail(`npm ci did not succeed${error ? `: ${error.message}` : ''}. Its own messages are above.`);
  if (!existsSync(node24)) {
    fail(
      'npm ci left no Node 24 in node_modules/node/bin. Install scripts are probably switched off: try `npm config delete ignore-scripts`, or `npm rebuild node`.',
    );
  }
  console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function run(file, args) {
  const child = spawn(node24, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: binaries + delimiter + process.env.PATH },
  });
  // A terminal's Ctrl-C reaches the child as well; our scripts treat the two signals as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  fail(
    `Socket Lab needs Node ${oldestNode} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
}
const [name, ...args] = process.argv.slice(2);
const file = name === undefined ? undefined : scriptFile(name);
if (file === undefined) fail(`There is no script ${name}. The scripts are the files of scripts/.`);
if (!installed()) install();
run(file, args);
