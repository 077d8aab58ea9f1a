/** ncat, socat and nc as clients and servers, over TCP, UDP, unix and IPv6. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../support/needs.ts';
import { endPrograms, listeningAt, Program, socketLab } from '../support/processes.ts';

type Kind = 'tcp' | 'tcp6' | 'udp' | 'unix';
const kinds: readonly Kind[] = ['tcp', 'tcp6', 'udp', 'unix'];

/** How a program is told to connect, or to listen; `place` is a port or a path. */
interface Dialect {
  connect(kind: Kind, place: string): readonly string[];
  listen(kind: Kind, place: string): readonly string[];
}

const socatNames = { tcp: 'TCP4', tcp6: 'TCP6', udp: 'UDP4', unix: 'UNIX' } as const;
const dialects: Readonly<Record<string, Dialect>> = {
  ncat: {
    connect: (kind, place) => [...ncatFlags(kind, false), ...ncatPlace(kind, place)],
    listen: (kind, place) => ['-l', '-v', ...ncatFlags(kind, true), ...ncatPlace(kind, place)],
  },
  nc: {
    connect: (kind, place) => [
      ...ncFlags(kind),
      ...(kind === 'udp' ? ['-w20'] : ['-N']),
      ...ncPlace(kind, place),
    ],
    listen: (kind, place) => [
      '-l',
      '-v',
      ...ncFlags(kind),
      ...(kind === 'udp' ? ['-w20'] : ['-N']),
      ...ncPlace(kind, place),
    ],
  },
  socat: {
    connect: (kind, place) => [
      '-t5',
      '-',
      `${socatNames[kind]}${kind === 'unix' ? '' : `:${loopback(kind)}`}:${place}`.replace(
        'UNIX:',
        'UNIX-CONNECT:',
      ),
    ],
    listen: (kind, place) => [
      '-d',
      '-d',
      '-t5',
      '-',
      kind === 'unix' ? `UNIX-LISTEN:${place}` : `${socatNames[kind]}-LISTEN:${place},bind=${loopback(kind)}`,
    ],
  },
};

function loopback(kind: Kind): string {
  return kind === 'tcp6' ? '[::1]' : '127.0.0.1';
}

function ncatFlags(kind: Kind, listens: boolean): string[] {
  if (kind === 'udp') return ['-u', ...(listens ? [] : ['-i20'])];
  return kind === 'unix' ? ['-U'] : kind === 'tcp6' ? ['-6'] : ['-4'];
}

function ncFlags(kind: Kind): string[] {
  return kind === 'udp' ? ['-u'] : kind === 'unix' ? ['-U'] : [];
}

function ncatPlace(kind: Kind, place: string): string[] {
  return kind === 'unix' ? [place] : [loopback(kind).replace(/[[\]]/g, ''), place];
}
const ncPlace = ncatPlace;

/** A port that was free a moment ago: these programs do not say which one port 0 gave them. */
async function freePort(kind: Kind): Promise<number> {
  if (kind === 'udp') {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    socket.close();
    await once(socket, 'close');
    return port;
  }
  const server = createServer().listen(0, kind === 'tcp6' ? '::1' : '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

for (const [name, dialect] of Object.entries(dialects)) {
  describeWith(name, `${name} and socket-lab`, () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'lab-'));
    });
    afterEach(async () => {
      await endPrograms();
      rmSync(folder, { recursive: true });
    });

    for (const kind of kinds) {
      it(`${name} as a client over ${kind}: our listener answers it`, async () => {
        const address =
          kind === 'unix'
            ? `unix:${join(folder, 's')}`
            : kind === 'udp'
              ? 'udp://:0'
              : `tcp://${loopback(kind)}:0`;
        const listener = socketLab('listen', address, '--reply', 'upper');
        const { port } = await listeningAt(listener);
        const client = new Program(
          name,
          dialect.connect(kind, kind === 'unix' ? join(folder, 's') : String(port)),
        );
        // At the end of stdin ncat does not wait for a datagram's answer.
        if (kind === 'udp') client.write('hello 🌮\n');
        else client.endInput('hello 🌮\n');
        await client.line(/^HELLO 🌮$/);
        await listener.line(/ recv(from)? .*11 bytes "hello 🌮\\n"$/);
        if (kind !== 'udp') assert.equal((await client.ended).code, 0, client.errorText);
      });

      it(`${name} as a server over ${kind}: our client talks with it`, async () => {
        const place = kind === 'unix' ? join(folder, 's') : String(await freePort(kind));
        const server = new Program(name, dialect.listen(kind, place));
        // All three say so on stderr, in their own words, once they listen; unix sockets are seen in the folder.
        if (kind === 'unix') await appears(folder, place);
        else await server.errorLine(/listening on|bound on/i);
        const address =
          kind === 'unix'
            ? `unix:${place}`
            : `${kind === 'udp' ? 'udp' : 'tcp'}://${loopback(kind)}:${place}`;
        const client = socketLab('connect', address, ...(kind === 'udp' ? ['--for', '500ms'] : []));
        client.write('from us\n');
        await server.line(/^from us$/);
        server.endInput('from them\n');
        await client.line(/^from them$/);
        client.endInput();
        assert.deepEqual(await client.ended, { code: 0, signal: null }, client.errorText);
      });
    }

    it(`20 MB from ${name} through our echo and back are the same bytes`, async () => {
      const listener = socketLab('listen', 'tcp://:0', '--reply', 'echo', '--quiet');
      const { port } = await listeningAt(listener);
      const bytes = randomBytes(20_000_000);
      const client = new Program(name, dialect.connect('tcp', String(port)));
      client.endInput(bytes);
      await client.ended;
      assert.equal(sha256(client.bytes), sha256(bytes));
    });
  });
}

describeWith('ncat', 'large data through connect and ncat', () => {
  afterEach(endPrograms);
  // 200 MB is what the program is meant for; `LARGE=1` runs it, 20 MB always run.
  const size = process.env['LARGE'] === '1' ? 200_000_000 : 20_000_000;

  // One way at a time: `ncat -l` stops sending as soon as its peer half-closes.
  it(`${size / 1e6} MB to ncat are the same bytes`, async () => {
    const { server, client } = await connected();
    const bytes = randomBytes(size);
    client.endInput(bytes);
    assert.equal((await client.ended).code, 0);
    await server.ended;
    assert.equal(sha256(server.bytes), sha256(bytes));
  });

  it(`${size / 1e6} MB from ncat are the same bytes`, async () => {
    const { server, client } = await connected();
    const bytes = randomBytes(size);
    server.endInput(bytes);
    assert.equal((await client.ended).code, 0);
    assert.equal(sha256(client.bytes), sha256(bytes));
  });

  it(`${size / 1e6} MB through our client, our echo and back are the same bytes`, async () => {
    const listener = socketLab('listen', 'tcp://:0', '--reply', 'echo', '--quiet');
    const { address } = await listeningAt(listener);
    const client = socketLab('connect', address, '--quiet');
    const bytes = randomBytes(size);
    client.endInput(bytes);
    assert.equal((await client.ended).code, 0);
    assert.equal(sha256(client.bytes), sha256(bytes));
  });

  async function connected(): Promise<{ server: Program; client: Program }> {
    const port = await freePort('tcp');
    const server = new Program('ncat', ['-l', '-v', '127.0.0.1', String(port)]);
    await server.errorLine(/listening on/i);
    return { server, client: socketLab('connect', `tcp://127.0.0.1:${port}`, '--quiet') };
  }
});

describeWith('curl', 'curl and socket-lab', () => {
  afterEach(endPrograms);

  it('gets a page from a listener with a rule', async () => {
    const rule =
      'on data reply "HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\nConnection: close\\r\\n\\r\\nhello\\n" then close';
    const listener = socketLab('listen', 'tcp://:0', '--rule', rule);
    const { port } = await listeningAt(listener);
    const client = new Program('curl', [
      '--silent',
      '--show-error',
      '--noproxy',
      '*',
      `http://127.0.0.1:${port}/page`,
    ]);
    assert.equal((await client.ended).code, 0, client.errorText);
    assert.equal(client.text, 'hello\n');
    await listener.line(/ recv .*"GET \/page HTTP\/1\.1\\r\\n/);
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Settles once the file is there. */
async function appears(folder: string, path: string): Promise<void> {
  const watcher = watch(folder);
  while (!existsSync(path)) await once(watcher, 'change');
  watcher.close();
}
