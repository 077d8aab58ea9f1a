import assert from 'node:assert/strict';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { EngineBench } from '../../support/engineBench.ts';

describe('UDP client, answered from another port', () => {
  let bench: EngineBench;
  /** As a server of TFTP: asked at one port, it goes on from another. */
  let asked: Socket;
  let goesOn: Socket;

  beforeEach(async () => {
    bench = new EngineBench();
    [asked, goesOn] = [createSocket('udp4'), createSocket('udp4')];
    for (const socket of [asked, goesOn]) {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
    }
  });

  afterEach(async () => {
    asked.close();
    goesOn.close();
    await bench.dispose();
  });

  async function heard(socket: Socket): Promise<{ text: string; from: RemoteInfo }> {
    const [bytes, from] = (await once(socket, 'message')) as [Buffer, RemoteInfo];
    return { text: bytes.toString(), from };
  }

  it('takes the answer, and sends what follows to the port that it came from', async () => {
    const { id, ready } = bench.begin(
      'client',
      `udp://localhost:${asked.address().port}?anyPort=true&family=4`,
    );
    assert.ok((await ready).ok);
    bench.engine.send(id, Buffer.from('read request'));
    const request = await heard(asked);
    assert.equal(request.text, 'read request');
    goesOn.send('block 1', request.from.port, request.from.address);
    const answer = await bench.next('data', ({ direction }) => direction === 'in');
    assert.equal(Buffer.from(answer.bytes).toString(), 'block 1');
    bench.engine.send(id, Buffer.from('ack 1'));
    const ack = await heard(goesOn);
    assert.deepEqual([ack.text, ack.from.port], ['ack 1', request.from.port]);
    assert.deepEqual(
      bench.of('accepted').map(({ remote, call }) => [remote, call]),
      [
        [`127.0.0.1:${asked.address().port}`, 'sendto'],
        [`127.0.0.1:${goesOn.address().port}`, 'recvfrom'],
      ],
    );
    assert.equal(bench.of('connecting').length, 0);
  });

  it('is what a connected client does not hear', async () => {
    const { connection } = await bench.connect(`udp://127.0.0.1:${asked.address().port}`);
    bench.engine.send(connection, Buffer.from('read request'));
    const { from } = await heard(asked);
    goesOn.send('from elsewhere', from.port, from.address);
    asked.send('from where it was asked', from.port, from.address);
    await bench.next('data', ({ direction }) => direction === 'in');
    assert.equal(bench.text(connection, 'in'), 'from where it was asked');
  });
});
