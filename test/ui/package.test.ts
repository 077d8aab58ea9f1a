import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messagesVersion } from '../../scripts/build/messagesVersion.ts';
import { checkoutDir, vsixFile } from '../../scripts/host/checkout.ts';
import { runProgram } from '../../scripts/host/runProgram.ts';
import { loadedAtStart, loadedEver, programBuild, programOutputs } from '../support/programBuild.ts';
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
  'L10-no-boundaries',
  'L11-both-wait',
  'L12-ports',
  'L13-large-data-and-chat',
  'L14-http-server',
  'L16-flaky-network',
  'L17-who-are-you',
  'L18-terminating-relay',
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
  'extension/dist/extension.js',
  'extension/dist/inspector.css',
  'extension/dist/inspector.js',
  'extension/dist/inspectorViews.css',
  'extension/dist/inspectorViews.js',
  'extension/dist/inspector.svg',
  'extension/dist/socket-lab.d.ts',
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

/** Files of modules that the programs share or load later: `chunk-AVRJMRYI.js`. */
const chunk = /\/[\w]+-[A-Z0-9]{8}\.js$/;

/** P10 of the goals, in bytes. */
const startLimit = 250_000;
const pageLimit = 190_000;
/** Relays and faults, TLS and its authority, and the copies that the later views have (22 kB); the goal is 1.1 MB. */
const distLimit = 1_460_000;
const packageLimit = 1_500_000;

describe('The .vsix', () => {
  it('holds what the extension needs and nothing else', async () => {
    const names = zipEntries(await readFile(vsixFile)).map(({ name }) => name);
    assert.deepEqual(names.filter((name) => !chunk.test(name)).toSorted(), files.toSorted());
    const shipped = names.filter((name) => chunk.test(name)).map((name) => name.replace('extension/', ''));
    assert.deepEqual(
      shipped.toSorted(),
      (await programOutputs()).filter((name) => chunk.test(name)).toSorted(),
    );
  });

  it('is as small as promised', async () => {
    const sizes = new Map(zipEntries(await readFile(vsixFile)).map(({ name, size }) => [name, size]));
    const sum = (names: Iterable<string>) =>
      [...names].reduce((total, name) => total + (sizes.get(`extension/${name}`) ?? Infinity), 0);
    const start = sum(loadedAtStart(await programBuild(), 'dist/extension.js'));
    assert.ok(start <= startLimit, `${start} bytes are loaded at the start, the limit is ${startLimit}`);
    const page = sum(['dist/inspector.js']);
    assert.ok(page <= pageLimit, `the page has ${page} bytes, the limit is ${pageLimit}`);
    const dist = sum(
      [...sizes.keys()].filter((name) => name.startsWith('extension/dist/')).map((name) => name.slice(10)),
    );
    assert.ok(dist <= distLimit, `dist has ${dist} bytes, the limit is ${distLimit}`);
    assert.ok((await stat(vsixFile)).size <= packageLimit);
  });
});

describe('The files of the programs', () => {
  it('carry the version of the messages of page and host, as the page does', async () => {
    const version = messagesVersion(checkoutDir);
    const files = [...(await programOutputs()), 'dist/inspector.js'];
    const texts = await Promise.all(files.map((file) => readFile(join(checkoutDir, file), 'utf8')));
    const holders = files.filter((_file, index) => texts[index]?.includes(`"${version}"`));
    assert.equal(holders.length, 2, holders.join(', '));
    assert.ok(holders.includes('dist/inspector.js'));
  });

  it('have one copy of each module: a class and its state are the same for all', async () => {
    const seen = new Map<string, string>();
    for (const [file, { inputs }] of Object.entries((await programBuild()).outputs))
      for (const [module, { bytesInOutput }] of Object.entries(inputs)) {
        if (bytesInOutput === 0) continue;
        assert.equal(seen.get(module), undefined, `${module} is in ${file} too`);
        seen.set(module, file);
      }
    assert.ok(seen.size > 500);
  });
});

/** `npm pack` makes the command alone: for servers, containers and CI without VS Code. */
describe('The npm package', () => {
  it('holds the command, its pages and its examples, and nothing else', async () => {
    const call = ['pack', '--dry-run', '--json', '--loglevel=silent'];
    const answer = await runProgram('npm', call, { cwd: checkoutDir });
    const [packed] = JSON.parse(answer) as { files: { path: string }[] }[];
    const names = (packed?.files ?? []).map(({ path }) => path).filter((path) => !path.startsWith('docs/'));
    const ofCommand = loadedEver(await programBuild(), 'dist/cli.js');
    assert.deepEqual(
      names.toSorted(),
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'package.json',
        ...ofCommand,
        'dist/socket-lab.d.ts',
        'dist/THIRD_PARTY_NOTICES.txt',
        ...examples.map((name) => `media/examples/${name}.sockets`),
      ].toSorted(),
    );
  });
});
