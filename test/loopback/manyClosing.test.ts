import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Ledger } from '../../src/capture/ledger/ledger.ts';
import { DescriptorBudget } from '../../src/node/descriptorBudget.ts';
import { ChildProgram } from '../support/childProgram.ts';
import { EngineBench } from '../support/engineBench.ts';
import { PlainTcp } from '../support/plainTcp.ts';

/** Opens so many connections and says so; every other one is not read, so that its end is a reset. */
const program = `
  import { once } from 'node:events';
  import { connect } from 'node:net';
  const [port, count] = process.argv.slice(1).map(Number);
  const sockets = [];
  for (let opened = 0; opened < count; opened += 100) {
    const batch = Array.from({ length: Math.min(100, count - opened) }, () => connect({ port, host: '127.0.0.1' }));
    sockets.push(...batch);
    await Promise.all(batch.map((socket) => once(socket, 'connect')));
  }
  for (const [index, socket] of sockets.entries()) {
    socket.on('error', () => {});
    if (index % 2 === 0) socket.resume();
    else socket.pause();
    socket.write('hello');
  }
  console.log('open');
  setInterval(() => {}, 1000);
`;

describe('10,000 connections that close at once', () => {
  const bench = new EngineBench();
  const plain = new PlainTcp();
  let child: ChildProgram | undefined;

  after(async () => {
    plain.destroy();
    await child?.kill();
    await bench.dispose();
  });

  it('are all told, counted and forgotten, and a bystander notices nothing', async () => {
    // Both ends need a descriptor each, in a process of their own; systems with low limits try fewer.
    const count = Math.min(10_000, Math.floor(new DescriptorBudget().limit * 0.9));
    const ledger = new Ledger();
    bench.engine.subscribe((event) => ledger.apply(event));
    const { id, local } = await bench.listen('tcp://127.0.0.1:0', 'echo');
    const bystander = await plain.dial(local);
    child = new ChildProgram(program, [new URL(local.replace('tcp', 'http')).port, String(count)]);
    assert.equal(await child.line(), 'open');
    while ((ledger.endpoint(id, 0)?.bytesOut ?? 0) < 5 * count)
      await new Promise((resolve) => setImmediate(resolve));
    assert.equal(ledger.endpoint(id, 0)?.openConnections, count + 1);
    assert.equal(bench.of('refused').length, 0);

    await child.kill();
    while ((ledger.endpoint(id, 0)?.openConnections ?? 0) > 1)
      await new Promise((resolve) => setImmediate(resolve));
    const { bytesIn, bytesOut, totalConnections } = ledger.endpoint(id, 0) ?? assert.fail();
    assert.deepEqual([bytesIn, bytesOut, totalConnections], [5 * count, 5 * count, count + 1]);
    const closed = bench.of('closed');
    assert.equal(new Set(closed.map((event) => event.connection)).size, count);
    assert.ok(closed.every((event) => event.bytesIn === 5 && event.lost === 0));
    assert.equal(bench.of('error').length, 0);

    bystander.write('still here');
    const [answer] = (await once(bystander, 'data')) as [Buffer];
    assert.equal(answer.toString(), 'still here');
    assert.ok(bench.engine.isOpen(id));
  }).timeout(30_000);
});
