import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { ChildProgram } from '../../support/childProgram.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { untilStill } from '../../support/untilStill.ts';

/** The target, which answers in upper case, and clients of the relay: so many for each line that names a number. */
const program = `
  import { once } from 'node:events';
  import { connect, createServer } from 'node:net';
  import { createInterface } from 'node:readline';
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => process.exit(1));
    socket.on('data', (bytes) => socket.write(bytes.toString().toUpperCase()));
    socket.on('end', () => socket.end());
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1000 });
  await once(server, 'listening');
  console.log(server.address().port);
  for await (const line of createInterface({ input: process.stdin })) {
    const [port, count] = line.split(' ').map(Number);
    let [left, right] = [count, 0];
    const worker = async () => {
      while (left-- > 0) {
        const socket = connect({ port, host: '127.0.0.1' });
        socket.setEncoding('utf8').end('hello');
        let text = '';
        for await (const chunk of socket) text += chunk;
        if (text === 'HELLO') right++;
      }
    };
    await Promise.all(Array.from({ length: 50 }, worker));
    console.log(right);
  }
`;

/** With 10,000 it takes half a minute; what one leaves behind shows in fewer. */
const warmUp = 200;
const count = 2_000;

describe('many relayed connections', () => {
  const bench = new EngineBench();
  let child: ChildProgram | undefined;

  after(async () => {
    await child?.kill();
    await bench.dispose();
  });

  it('are each answered, counted to the byte and leave nothing behind', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const ledger = new Ledger();
    bench.engine.subscribe((event) => ledger.apply(event));
    child = new ChildProgram(program, []);
    const target = await child.line();
    const { id, local } = await bench.relay('tcp://127.0.0.1:0', `tcp://127.0.0.1:${target}`);
    const open = (): number => ledger.endpoint(id, 0)?.openConnections ?? 0;
    const some = async (number: number) => {
      child?.tell(`${new URL(local.replace('tcp', 'http')).port} ${number}`);
      assert.equal(await child?.line(), String(number), 'so many had the answer');
      while (open() > 0) await new Promise((resolve) => setImmediate(resolve));
      const lost = bench.of('closed').filter((event) => event.lost > 0);
      assert.deepEqual([lost, bench.of('error'), bench.of('reset'), bench.of('refused')], [[], [], [], []]);
      bench.events.length = 0;
      await untilStill(() => process.getActiveResourcesInfo().length);
      collect();
      return {
        heap: process.memoryUsage().heapUsed,
        resources: process.getActiveResourcesInfo().length,
        descriptors: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
      };
    };
    const before = await some(warmUp);
    const after = await some(count);
    assert.deepEqual(
      [after.resources, after.descriptors],
      [before.resources, before.descriptors],
      'nothing is open any more',
    );
    // Both sides of every pair receive, and send, what the client and the target do.
    const { bytesIn, bytesOut, totalConnections } = ledger.endpoint(id, 0) ?? assert.fail();
    const sides = 2 * (warmUp + count);
    assert.deepEqual([bytesIn, bytesOut, totalConnections], [5 * sides, 5 * sides, sides]);
    assert.ok(after.heap - before.heap < 2_000_000, `${after.heap - before.heap} bytes`);
  }).timeout(120_000);
});
