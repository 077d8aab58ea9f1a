import assert from 'node:assert/strict';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { EngineBench } from '../../support/engineBench.ts';
import { portOf } from '../../support/plainUdp.ts';

describe('kernelDrops, with a real flood', () => {
  it('tells what the kernel has thrown away: what was sent is received or dropped', async function () {
    if (process.platform !== 'linux') this.skip();
    const bench = new EngineBench();
    const socket = createSocket('udp4');
    try {
      const { id, local } = await bench.listen('udp://127.0.0.1:0?receiveBuffer=4096');
      socket.connect(portOf(local), '127.0.0.1');
      await once(socket, 'connect');
      // All of them go out in one turn, so that nobody reads meanwhile.
      const total = 500;
      await new Promise((resolve) => {
        let sent = 0;
        for (let index = 0; index < total; index++) {
          socket.send(Buffer.alloc(500), () => ++sent === total && resolve(undefined));
        }
      });
      await bench.next('data');
      await new Promise((resolve) => setImmediate(resolve));
      await bench.engine.close(id);
      const dropped = bench.of('dropped').reduce((sum, event) => sum + event.count, 0);
      const received = bench.of('data').length;
      assert.ok(dropped > 0);
      assert.equal(received + dropped, total);
    } finally {
      socket.close();
      await bench.dispose();
    }
  });

  it('tells it of a client too', async function () {
    if (process.platform !== 'linux') this.skip();
    const bench = new EngineBench();
    const socket = createSocket('udp4');
    try {
      socket.bind(0, '127.0.0.1');
      await once(socket, 'listening');
      const { id, connection } = await bench.connect(
        `udp://127.0.0.1:${socket.address().port}?receiveBuffer=4096`,
      );
      bench.engine.send(connection, Buffer.from('go'));
      const [, from] = (await once(socket, 'message')) as [Buffer, RemoteInfo];
      const total = 500;
      await new Promise((resolve) => {
        let sent = 0;
        for (let index = 0; index < total; index++) {
          socket.send(
            Buffer.alloc(500),
            from.port,
            from.address,
            () => ++sent === total && resolve(undefined),
          );
        }
      });
      await bench.next('data', ({ direction }) => direction === 'in');
      await new Promise((resolve) => setImmediate(resolve));
      await bench.engine.close(id);
      const dropped = bench.of('dropped').reduce((sum, event) => sum + event.count, 0);
      const received = bench.of('data').filter(({ direction }) => direction === 'in').length;
      assert.ok(dropped > 0);
      assert.equal(received + dropped, total);
      assert.equal(bench.of('dropped')[0]?.call, 'recv');
    } finally {
      socket.close();
      await bench.dispose();
    }
  });
});
