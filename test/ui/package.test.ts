import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { checkoutDir, vsixFile } from '../../scripts/host/checkout.ts';
import { runProgram } from '../../scripts/host/runProgram.ts';
import { zipEntries } from '../support/zipEntries.ts';

const examples = [
  'L01-first-server',
  'L02-datagrams',
  'L03-all-interfaces',
  'L04-upper-case',
  'L05-by-name',
  'L06-many-clients',
  'L07-server-speaks-first',
  'L08-families',
  'L09-the-calls',
  'L10-no-borders',
  'L11-both-wait',
  'L12-ports',
  'L13-large-data-and-chat',
  'L14-http-server',
];

/** Of the walkthrough, each with its pictures. */
const steps = ['server', 'stream', 'datagrams', 'clients', 'end'];

/** Everything that is shipped. One more file is one more line here and in .vscodeignore, on purpose. */
const files = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/THIRD_PARTY_NOTICES.txt',
  'extension/dist/cli.js',
  'extension/dist/cliBytes.cjs',
  'extension/dist/cliCheck.cjs',
  'extension/dist/cliConnect.cjs',
  'extension/dist/cliListen.cjs',
  'extension/dist/cliRun.cjs',
  'extension/dist/commands.cjs',
  'extension/dist/editing.cjs',
  'extension/dist/experiments.cjs',
  'extension/dist/expressions.cjs',
  'extension/dist/extension.cjs',
  'extension/dist/notation.cjs',
  'extension/dist/inspector.css',
  'extension/dist/inspector.js',
  'extension/dist/inspector.svg',
  'extension/dist/socket-lab.d.ts',
  'extension/dist/socketsLanguage.cjs',
  'extension/media/bin/socket-lab',
  'extension/media/bin/socket-lab.cmd',
  ...examples.map((name) => `extension/media/examples/${name}.sockets`),
  'extension/media/icons/icon.png',
  'extension/media/icons/socket-lab.svg',
  'extension/media/icons/sockets-dark.svg',
  'extension/media/icons/sockets-light.svg',
  'extension/media/icons/traffic-dark.svg',
  'extension/media/icons/traffic-light.svg',
  ...steps.flatMap((step) => [
    `extension/media/walkthrough/${step}-dark.png`,
    `extension/media/walkthrough/${step}-light.png`,
  ]),
  'extension/package.json',
  'extension/readme.md',
  'extension/syntaxes/language-configuration.json',
  'extension/syntaxes/socket-payload.tmLanguage.json',
  'extension/syntaxes/socket-rules.tmLanguage.json',
  'extension/syntaxes/sockets.language-configuration.json',
  'extension/syntaxes/sockets.snippets.json',
  'extension/syntaxes/sockets.tmLanguage.json',
];

/** P10 of the goals, in bytes. */
const limits: Readonly<Record<string, number>> = {
  'extension/dist/extension.cjs': 250_000,
  'extension/dist/inspector.js': 250_000,
};
const packageLimit = 1_500_000;

describe('The .vsix', () => {
  it('holds what the extension needs and nothing else', async () => {
    const names = zipEntries(await readFile(vsixFile)).map(({ name }) => name);
    assert.deepEqual(names.toSorted(), files.toSorted());
  });

  it('is as small as promised', async () => {
    for (const { name, size } of zipEntries(await readFile(vsixFile))) {
      const limit = limits[name];
      if (limit !== undefined) assert.ok(size <= limit, `${name} has ${size} bytes, the limit is ${limit}`);
    }
    assert.ok((await stat(vsixFile)).size <= packageLimit);
  });
});

/** `npm pack` makes the command alone: for servers, containers and CI without VS Code. */
describe('The npm package', () => {
  it('holds the command, its pages and its examples, and nothing else', async () => {
    const call = ['pack', '--dry-run', '--json', '--loglevel=silent'];
    const answer = await runProgram('npm', call, { cwd: checkoutDir });
    const [packed] = JSON.parse(answer) as { files: { path: string }[] }[];
    const names = (packed?.files ?? []).map(({ path }) => path).filter((path) => !path.startsWith('docs/'));
    const commands = [
      'cli.js',
      ...['Bytes', 'Check', 'Connect', 'Listen', 'Run'].map((name) => `cli${name}.cjs`),
    ];
    assert.deepEqual(
      names.toSorted(),
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        ...commands.map((file) => `dist/${file}`),
        'dist/expressions.cjs',
        'dist/socket-lab.d.ts',
        'dist/THIRD_PARTY_NOTICES.txt',
        ...examples.map((name) => `media/examples/${name}.sockets`),
      ].toSorted(),
    );
  });
});
