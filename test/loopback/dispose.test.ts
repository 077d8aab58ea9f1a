import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../support/engineBench.ts';
import { deadPort } from '../support/plainTcp.ts';

/** What keeps the process alive, less what the test runner itself holds at any time. */
function handles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => name !== 'Immediate')
    .sort();
}

/** A descriptor is given back some turns after its socket says so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('Engine.dispose', () => {
  it('leaves no socket, no timer and no request behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    const port = await deadPort();
    await settled();
    const before = handles();
    const bench = new EngineBench();
    const tcp = await bench.listen('tcp://127.0.0.1:0', 'chargen');
    const quiet = await bench.listen('tcp://127.0.0.1:0');
    const udp = await bench.listen('udp://127.0.0.1:0', 'echo');
    await bench.connect(tcp.local);
    const { connection } = await bench.connect(quiet.local);
    bench.engine.pauseReading(connection);
    const accepted = await bench.next('accepted', (event) => event.endpoint === quiet.id);
    // Waits for a peer that does not read: the stop's grace timer runs.
    bench.engine.send(accepted.connection, new Uint8Array(32 * 1024 * 1024));
    const datagrams = await bench.connect(udp.local);
    bench.engine.send(datagrams.connection, Buffer.from('starts the timer that watches the drops'));
    await bench.next('data', (event) => event.endpoint === udp.id);
    bench.begin('client', `tcp://127.0.0.1:${port}?reconnectMs=100000`);
    await bench.next('reconnecting');
    if (process.platform !== 'win32') {
      await bench.listen(`unix:${join(folder, 'demo.sock')}`);
      await bench.connect(`unix:${join(folder, 'demo.sock')}`);
    }
    // And some that are still opening.
    bench.begin('client', tcp.local);
    bench.begin('listener', 'tcp://127.0.0.1:0');
    bench.begin('listener', 'udp://127.0.0.1:0');
    bench.begin('client', udp.local);
    assert.ok(handles().length > before.length + 8);
    await bench.dispose();
    const opened = bench.of('opening').length;
    assert.equal(bench.of('closed').filter((event) => event.connection === undefined).length, opened);
    await settled();
    assert.deepEqual(handles(), before);
    await rm(folder, { recursive: true });
  });
});
