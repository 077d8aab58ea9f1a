import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EngineEvent } from '../../src/model/engineEvent.ts';
import { optionRow } from '../../src/address/optionTable.ts';
import { hasVersion } from '../../src/address/nodeVersion.ts';
import { freePort } from '../support/freePort.ts';
import { describeWith } from '../support/needs.ts';
import { PlainTcp, readAll } from '../support/plainTcp.ts';
import { endPrograms, Program } from '../support/processes.ts';
import { readTrace, eventCalls, tracedCalls } from '../support/tracedCalls.ts';

/** With what this release of Node can set of it. */
const details = optionRow('keepAliveProbes')?.minNodeVersion ?? [];
const keepAliveDetails = `keepAliveMs=5000${
  hasVersion(process.versions.node, details) ? '&keepAliveIntervalMs=3000&keepAliveProbes=4' : ''
}`;

interface Traced {
  readonly program: Program;
  readonly trace: string;
}

const cliFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

describeWith('strace', 'what is told of sockets, beside strace', () => {
  let folder: string;
  let plain: PlainTcp;
  /** Ends when its client does. */
  let server: Server;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    plain = new PlainTcp();
    server = createServer((socket) => socket.on('error', () => undefined).resume());
  });

  async function listening(): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  afterEach(async () => {
    plain.destroy();
    server.close();
    // What strace traces outlives it.
    await Promise.all([...running].map(end));
    await endPrograms();
    await rm(folder, { recursive: true });
  });

  /** Traces are numbered, as several programs may run in one test. */
  let traces = 0;
  const running = new Set<Traced>();

  function start(...args: readonly string[]): Traced {
    const trace = join(folder, `trace${++traces}`);
    const strace = ['-f', '-qq', '-e', tracedCalls, '-o', trace];
    const program = new Program('strace', [...strace, process.execPath, cliFile, ...args, '--json']);
    const traced = { program, trace };
    running.add(traced);
    void program.ended.then(() => running.delete(traced));
    return traced;
  }

  async function end({ program, trace }: Traced): Promise<void> {
    process.kill(Number(/^\d+/.exec(await readFile(trace, 'utf8'))?.[0]), 'SIGTERM');
    await program.ended;
  }

  /** Ends what is traced, where it does not end by itself, and compares. */
  async function compare(traced: Traced, stop = false) {
    const { program, trace } = traced;
    if (stop) await end(traced);
    else await program.ended;
    const events = program.lines.map((line) => JSON.parse(line) as EngineEvent);
    const told = eventCalls(events);
    assert.ok(told.length > 0, program.errorText);
    assert.deepEqual(told, readTrace(trace));
    return events;
  }

  /** Talks to a stream listener, and ends first. */
  async function talkTo(address: string): Promise<void> {
    const socket = await plain.dial(address);
    socket.end('hello');
    await readAll(socket);
  }

  for (const [address, talk] of [
    ['tcp://127.0.0.1:0', true],
    ['tcp://127.0.0.1:0?noDelay=true&keepAliveMs=5000&backlog=7', true],
    ['tcp://127.0.0.1:0?noDelay=false', true],
    [`tcp://127.0.0.1:0?noDelay=true&${keepAliveDetails}`, true],
    ['tcp://*:0', false],
    ['tcp://127.0.0.1:0?reusePort=true', false],
    ['tcp://*:0?reusePort=true', false],
    ['tcp://[::1]:0', true],
    ['unix:demo.sock', true],
    ['udp://127.0.0.1:0', false],
    ['udp://127.0.0.1:0?receiveBuffer=10000&sendBuffer=20000&broadcast=true&ttl=9', false],
    ['udp://*:0', false],
    ['udp://127.0.0.1:0?reusePort=true&receiveBuffer=5000', false],
    ['udp://[ff02::1234]:0?join=lo&loop=false', false],
    ['udp://232.1.2.3:0?join=lo&source=127.0.0.1', false],
    ['udp://239.1.2.3:0?join=lo&ttl=1&loop=false', false],
  ] as const) {
    it(`tells what a listener does: ${address}`, async () => {
      const started = start('listen', address.replace('unix:', `unix:${folder}/`), '--reply', 'upper');
      const [, local = ''] = await started.program.line(/"type":"(?:listening|bound)".*"local":"([^"]+)"/);
      if (talk) {
        await talkTo(local);
        await started.program.line(/"type":"closed".*"connection"|"connection".*"type":"closed"/);
      }
      await compare(started, true);
    });
  }

  for (const options of [
    '',
    keepAliveDetails,
    'noDelay=true&keepAliveMs=2000',
    'noDelay=false',
    'localAddress=127.0.0.1',
    'localPort=0',
  ]) {
    it(`tells what a TCP client does: ${options === '' ? 'no options' : options}`, async () => {
      const started = start('connect', `tcp://127.0.0.1:${await listening()}?${options}`.replace(/\?$/, ''));
      started.program.endInput('hello');
      await compare(started);
    });
  }

  it('tells each attempt of a name with several addresses as a socket of its own', async () => {
    const port = await freePort();
    const started = start('connect', `tcp://localhost:${port}`);
    started.program.endInput();
    const events = await compare(started);
    assert.ok(events.some(({ type }) => type === 'attemptFailed'));
  });

  it('tells a bind that failed, and no connect after it', async () => {
    const port = await listening();
    for (const own of [`localPort=${port}&localAddress=127.0.0.1`, 'localAddress=203.0.113.9']) {
      const started = start('connect', `tcp://127.0.0.1:${port}?${own}`);
      started.program.endInput();
      const events = await compare(started);
      assert.deepEqual(
        events.filter(({ type }) => type === 'connecting' || type === 'bound'),
        [],
      );
    }
  });

  it('tells what a unix client does: there is somebody, nobody, nothing', async () => {
    const path = join(folder, 'demo.sock');
    const listener = start('listen', `unix:${path}`, '--reply', 'upper');
    await listener.program.line(/"type":"listening"/);
    const client = start('connect', `unix:${path}`);
    client.program.endInput('hello');
    await compare(client);
    await compare(listener, true);
    const started = start('connect', `unix:${join(folder, 'none.sock')}`);
    started.program.endInput();
    await compare(started);
  });

  for (const address of [
    'udp://127.0.0.1:9',
    'udp://127.0.0.1:9?receiveBuffer=10000&ttl=7&localPort=0',
    'udp://[::1]:9',
    'udp://239.1.2.3:9?join=lo&loop=false',
    'udp://127.255.255.255:9?broadcast=true',
    'udp://127.0.0.1:9?anyPort=true',
    'udp://[ff02::1234]:9?join=lo&ttl=2',
  ]) {
    it(`tells what a UDP client does: ${address}`, async () => {
      const started = start('connect', address);
      await started.program.line(/"type":"(?:connected|bound)"/);
      started.program.endInput('hello');
      await compare(started, true);
    });
  }
});
