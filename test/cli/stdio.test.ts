/** `listen --stdio`: one connection, raw, like `nc -l`. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { endPrograms, socketLab, type Program } from '../support/processes.ts';

async function port(program: Program): Promise<number> {
  const [, found = ''] = await program.errorLine(/^listening .*:(\d+)$/);
  return Number(found);
}

describe('socket-lab listen --stdio', () => {
  afterEach(endPrograms);

  it('joins one connection to stdin and stdout and ends with it', async () => {
    const program = socketLab('listen', 'tcp://:0', '--stdio');
    const client = connect({ port: await port(program), host: '127.0.0.1', allowHalfOpen: true });
    program.endInput('from stdin');
    client.write('from the peer');
    const received: Buffer[] = [];
    client.on('data', (chunk: Buffer) => received.push(chunk));
    await once(client, 'end');
    client.end('!');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
    assert.equal(Buffer.concat(received).toString(), 'from stdin');
    assert.equal(program.text, 'from the peer!');
  });

  it('turns a second connection away', async () => {
    const program = socketLab('listen', 'tcp://:0', '--stdio');
    const at = await port(program);
    const first = connect(at, '127.0.0.1');
    await program.errorLine(/ accept /);
    const second = connect(at, '127.0.0.1');
    second.on('error', () => undefined);
    await program.errorLine(/^refused .*maxConnections is 1$/);
    first.end('x');
    assert.equal((await program.ended).code, 0);
    assert.equal(program.text, 'x');
  });

  it('ends with 1 when the peer resets', async () => {
    const program = socketLab('listen', 'tcp://:0', '--stdio');
    const client = connect(await port(program), '127.0.0.1');
    client.write('x');
    await program.until(() => program.text === 'x');
    client.resetAndDestroy();
    assert.equal((await program.ended).code, 1);
    assert.match(program.errorText, /socket-lab: [^\n]*\(ECONNRESET\)[^\n]*\n$/);
  });

  it('joins the first peer of a UDP listener, until a signal', async () => {
    const program = socketLab('listen', 'udp://:0', '--stdio');
    const client = createSocket('udp4');
    client.connect(await port(program), '127.0.0.1');
    await once(client, 'connect');
    client.send('ping');
    await program.until(() => program.text === 'ping');
    program.write('pong');
    const [answer] = (await once(client, 'message')) as [Buffer];
    assert.equal(answer.toString(), 'pong');
    client.close();
    program.signal('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });
});
