import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Endpoint } from '../../src/model/endpoint.ts';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { run, socketLab, until } from './api.ts';

const python = promisify(execFile);

function portOf({ address }: Endpoint): number {
  return Number(/:(\d+)$/.exec(address)?.[1]);
}

describe('commands called with arguments', () => {
  let lab: SocketLabApi;

  before(async () => {
    lab = await socketLab();
  });

  afterEach(async () => {
    await run('stopAll');
    await run('removeClosed');
    assert.deepEqual(lab.endpoints(), []);
  });

  it('start a TCP listener and return it with its real port', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0', { responder: 'echo' });
    assert.equal(listener.kind, 'listener');
    assert.equal(listener.state, 'listening');
    assert.match(listener.address, /^tcp:\/\/127\.0\.0\.1:[1-9]\d*$/);
    assert.equal(listener.responder, 'echo');
    assert.deepEqual(structuredClone(listener), listener, 'plain data');
  });

  it('ask nothing, and so run no program that nobody has agreed to', async () => {
    const rule = 'on connect reply exec "cat"';
    await assert.rejects(
      run('startTcpListener', '0', { responder: rule }),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'ERR_NOT_AGREED');
        assert.match(error.message, /"cat".*agreed/);
        return true;
      },
    );
    const { id } = await run('startTcpListener', '0', { responder: 'echo' });
    await assert.rejects(run('setResponder', id, rule), /ERR_NOT_AGREED/);
    assert.equal(lab.endpoints()[0]?.responder, 'echo');
  });

  it('answer a Python program by the rule, and count its bytes (L1)', async () => {
    const rule = 'on data reply "Rxd data, thanks!." then close';
    const listener = await run('startTcpListener', '0', { responder: rule });
    const program = [
      'import socket',
      `s = socket.create_connection(("127.0.0.1", ${portOf(listener)}))`,
      's.sendall(b"Hello from client!")',
      'print(s.recv(1024).decode(), end="")',
    ].join('\n');
    const { stdout } = await python('python3', ['-c', program]);
    assert.equal(stdout, 'Rxd data, thanks!.');
    await until(() => lab.endpoints()[0]?.openConnections === 0);
    const [endpoint] = lab.endpoints();
    assert.equal(endpoint?.bytesIn, 18);
    assert.equal(endpoint.bytesOut, 18);
    const rows = await lab.rows({ id: listener.id, bytes: true });
    const data = rows.filter(({ type }) => type === 'data');
    assert.deepEqual(
      data.map(({ direction, bytes }) => [direction, Buffer.from(bytes ?? []).toString()]),
      [
        ['in', 'Hello from client!'],
        ['out', 'Rxd data, thanks!.'],
      ],
    );
  });

  it('connect, send text, payload, hex and escapes, and return what was sent', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0', { responder: 'upper' });
    const client = await run('connectTcp', `127.0.0.1:${portOf(listener)}`);
    assert.equal(client.state, 'connected');
    assert.deepEqual(await run('send', { to: client.id, payload: 'grüße' }), { bytes: 7 });
    assert.deepEqual(await run('send', { to: client.id, payload: '"a\\n" hex"00"', format: 'payload' }), {
      bytes: 3,
    });
    assert.deepEqual(await run('send', { to: client.id, payload: 'de ad', format: 'hex' }), { bytes: 2 });
    assert.deepEqual(await run('send', { to: client.id, payload: 'a\\x00', format: 'escapes' }), {
      bytes: 2,
    });
    assert.deepEqual(await run('send', { to: client.id, payload: new Uint8Array([1, 2, 3]) }), { bytes: 3 });
    await until(() => (lab.endpoints().find(({ id }) => id === client.id)?.bytesIn ?? 0) >= 15);
  });

  it('send to the newest client or the chosen target when none is named', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    const first = await run('connectTcp', listener.address);
    const second = await run('connectTcp', listener.address);
    assert.deepEqual(await run('send', { payload: 'to the second' }), { bytes: 13 });
    assert.equal(await run('chooseTarget', first.id), first.id);
    assert.deepEqual(await run('send', { payload: 'x' }), { bytes: 1 });
    const sent = (id: number) => lab.endpoints().find((endpoint) => endpoint.id === id)?.bytesOut;
    await until(() => sent(second.id) === 13 && sent(first.id) === 1);
  });

  it('talk UDP', async () => {
    const listener = await run('startUdpListener', '127.0.0.1:0', {
      responder: 'on data reply "I am the UDP server."',
    });
    assert.equal(listener.state, 'bound');
    const client = await run('connectUdp', `127.0.0.1:${portOf(listener)}`);
    await run('send', { to: client.id, payload: 'Hello' });
    await until(() => lab.endpoints().find(({ id }) => id === client.id)?.bytesIn === 20);
  });

  it('talk over a unix socket', async function () {
    if (process.platform === 'win32') this.skip();
    const path = join(tmpdir(), `socket-lab-test-${process.pid}.sock`);
    const listener = await run('startUnixListener', `unix:${path}`, { responder: 'echo' });
    assert.equal(listener.family, 'AF_UNIX');
    const client = await run('connectUnix', path);
    await run('send', { to: client.id, payload: 'hi' });
    await until(() => lab.endpoints().find(({ id }) => id === client.id)?.bytesIn === 2);
  });

  it('half-close, pause, resume and reset a connection', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    const client = await run('connectTcp', listener.address);
    const accepted = () => lab.endpoints().find(({ id }) => id === listener.id)?.connections[0];
    await until(() => accepted() !== undefined);
    const id = accepted()?.id ?? -1;
    await run('pauseReading', id);
    assert.equal(accepted()?.readingPaused, true);
    await run('resumeReading', id);
    assert.equal(accepted()?.readingPaused, false);
    await run('halfClose', client.id);
    await until(() => accepted()?.state === 'peerEnded');
    await run('reset', id);
    await until(() => accepted()?.state === 'reset');
  });

  it('start TLS on both ends of a connection', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    const client = await run('connectTcp', listener.address);
    const accepted = () => lab.endpoints().find(({ id }) => id === listener.id)?.connections[0];
    await until(() => accepted() !== undefined);
    const secured = run('secure', accepted()?.id ?? -1);
    const own = await run('secure', client.id, { role: 'client', options: 'verify=false' });
    assert.equal((await secured).tls, 'TLS 1.3');
    assert.equal(own.endpoint, client.id);
    await assert.rejects(run('secure', client.id), { code: 'ERR_TLS_ALREADY' });
  });

  it('set a responder while it runs', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    const changed = await run('setResponder', listener.id, 'echo');
    assert.equal(changed.responder, 'echo');
    const none = await run('setResponder', listener.id, '');
    assert.equal(none.responder, undefined);
    await assert.rejects(run('setResponder', listener.id, 'nonsense'), { code: 'ERR_RESPONDER' });
  });

  it('stop, restart and remove', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    const stopped = await run('stop', listener.id);
    assert.equal(stopped.state, 'closed');
    const again = await run('restart', listener.id);
    assert.equal(again.id, listener.id);
    assert.equal(again.state, 'listening');
    await run('remove', listener.id);
    assert.deepEqual(lab.endpoints(), []);
  });

  it('leave nothing listening after stopAll', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    await run('stopAll');
    const code = await new Promise<string>((resolve) => {
      const socket = connect(portOf(listener), '127.0.0.1', () => resolve('connected'));
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    assert.equal(code, 'ECONNREFUSED');
  });

  it('reject with the errno name as code, in the message too', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    await assert.rejects(run('startTcpListener', listener.address), (error: Error & { code?: string }) => {
      assert.match(error.message, /already in use.*EADDRINUSE/);
      return true;
    });
    await run('stop', listener.id);
    await assert.rejects(run('connectTcp', listener.address), /ECONNREFUSED/);
    await assert.rejects(run('startTcpListener', 'udp://127.0.0.1:1'), /EINVAL/);
    await assert.rejects(run('startTcpListener', '127.0.0.1:99999'), /65535.*EINVAL|EINVAL/);
    await assert.rejects(run('stop', 99_999), /ENOTCONN/);
    await assert.rejects(run('stop', 'x' as never), /EINVAL/);
    await assert.rejects(run('send', { to: 99_999, payload: 'x' }), /ENOTCONN/);
    await assert.rejects(run('send', { payload: 'zz', format: 'hex' }), /EINVAL/);
  });
});
