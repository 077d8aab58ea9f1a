/** What is printed cannot be written: a full disk, a file as long as it may be. Only a reader that has gone is quiet. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endPrograms, Program, socketLabCommand } from '../support/processes.ts';

/** Call of `/dev/full`'s driver: each write fails with ENOSPC (`man 4 full`). */
const full = '/dev/full';

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

describe('socket-lab on a full disk', function () {
  let folder = '';
  let server: Server;
  let address = '';
  const path = (name: string): string => join(folder, name);

  before(async function () {
    if (!existsSync(full)) this.skip();
    folder = mkdtempSync(join(tmpdir(), 'full-'));
    writeFileSync(path('good.sockets'), 'test "waits"\n  wait 1ms\n');
    writeFileSync(path('wrong.sockets'), 'nonsense\n');
    writeFileSync(path('data'), Buffer.alloc(200_000, 'x'));
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
    if (address !== '') server.close();
  });
  afterEach(endPrograms);

  /** `redirects` as the shell has them: `>/dev/full`. */
  async function outcome(redirects: string, words: readonly string[], input = ''): Promise<Outcome> {
    const program = start(redirects, words);
    program.endInput(input);
    const { code } = await program.ended;
    return { code, out: program.text, error: program.errorText };
  }

  function start(redirects: string, words: readonly string[]): Program {
    return new Program('sh', ['-c', `exec "$@" ${redirects}`, 'sh', ...socketLabCommand, ...words]);
  }

  const calls: readonly (readonly [name: string, words: () => string[]])[] = [
    ['--help', () => ['--help']],
    ['--version', () => ['--version']],
    ['listen --help', () => ['listen', '--help']],
    ['bytes', () => ['bytes', '"hello"']],
    ['bytes of a file', () => ['bytes', `file"${path('data')}"`]],
    ['check', () => ['check', path('wrong.sockets')]],
    ['check --json', () => ['check', path('wrong.sockets'), '--json']],
    ['run', () => ['run', path('good.sockets')]],
    ['run --json', () => ['run', path('good.sockets'), '--json']],
    ['connect', () => ['connect', address]],
    ['connect --quiet', () => ['connect', address, '--quiet']],
    ['connect --json', () => ['connect', address, '--json']],
    ['connect --send', () => ['connect', address, '--send', '"hello"', '--for', '100ms']],
    ['connect --send --json', () => ['connect', address, '--send', '"hello"', '--json']],
    ['listen', () => ['listen', 'tcp://:0']],
    ['listen --quiet', () => ['listen', 'tcp://:0', '--quiet']],
    ['listen --json', () => ['listen', 'tcp://:0', '--json']],
  ];

  for (const [name, words] of calls) {
    it(`${name} > ${full}: fails, and says why`, async () => {
      const { code, error } = await outcome(`>${full}`, words(), 'hello');
      assert.equal(code, name.startsWith('check') ? 2 : 1, error);
      assert.match(
        error,
        /(?:^|\n)socket-lab: stdout could not be written: the disk is full \(ENOSPC\)\.[^\n]*\n$/,
      );
    });
  }

  it(`listen --stdio > ${full}: fails when the peer has sent something`, async () => {
    const program = start(`>${full}`, ['listen', 'tcp://:0', '--stdio']);
    const [, at = ''] = await program.errorLine(/^listening (.*)$/);
    const client = await outcome('', ['connect', at, '--quiet'], 'hello');
    assert.equal((await program.ended).code, 1, client.error);
    assert.match(program.errorText, /stdout could not be written: the disk is full \(ENOSPC\)/);
  });

  const onStderr: readonly (readonly [name: string, words: () => string[], code: number])[] = [
    ['connect', () => ['connect', address], 1],
    ['connect --send', () => ['connect', address, '--send', '"hello"', '--for', '100ms'], 1],
    ['connect --quiet, which has nothing to say', () => ['connect', address, '--quiet'], 0],
    ['a wrong call', () => ['lisen'], 2],
    ['run of a wrong file', () => ['run', path('wrong.sockets')], 2],
    ['run', () => ['run', path('good.sockets')], 0],
  ];
  for (const [name, words, expected] of onStderr) {
    it(`${name} 2> ${full}: ends with ${expected}`, async () => {
      const { code, out } = await outcome(`2>${full}`, words(), 'hello');
      assert.equal(code, expected);
      if (name === 'connect') assert.equal(out, 'hello');
    });
  }

  it(`run --junit ${full}: the sum is printed, the report's failure told without a stack`, async () => {
    const { code, out, error } = await outcome('', ['run', path('good.sockets'), '--junit', full]);
    assert.equal(code, 1);
    assert.match(out, /\n1 passed, 0 failed\n$/);
    assert.match(
      error,
      /^socket-lab: --junit: The file "\/dev\/full" could not be written: the disk is full \(ENOSPC\)\.[^\n]*\n$/,
    );
  });

  // The shell's unit is a block of 512 or 1024 bytes; the signal that comes first would end the program.
  for (const [name, words] of [
    ['bytes', () => ['bytes', `file"${path('data')}"`]],
    ['connect', () => ['connect', address, '--quiet']],
  ] as const) {
    it(`${name} > a file that may not be so long: its last write is a short one, and no whole one`, async () => {
      const limited = ['-c', `trap '' XFSZ; ulimit -f 4; exec "$@" >"${path('out')}"`, 'sh'];
      const program = new Program('sh', [...limited, ...socketLabCommand, ...words()]);
      program.endInput(Buffer.alloc(5000, 'x'));
      assert.equal((await program.ended).code, 1);
      assert.ok([2048, 4096].includes(statSync(path('out')).size));
      assert.match(
        program.errorText,
        /stdout could not be written: a file may not be larger there \(EFBIG\)/,
      );
    });
  }

  it('a reader that has had enough is no failure', async () => {
    const program = new Program(
      socketLabCommand[0] ?? '',
      [...socketLabCommand.slice(1), 'bytes', `file"${path('data')}"`],
      { unread: true },
    );
    program.closeOutput();
    assert.equal((await program.ended).code, 0);
    assert.equal(program.errorText, '');
  });
});
