import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BusyListener } from '../../support/busyListener.ts';
import { EngineBench } from '../../support/engineBench.ts';

describe('unix client', function () {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  let bench: EngineBench;
  let folder: string;

  beforeEach(async () => {
    bench = new EngineBench();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
  });

  afterEach(async () => {
    await bench.dispose();
    await rm(folder, { recursive: true });
  });

  it('has no reset', async () => {
    const path = join(folder, 'demo.sock');
    await bench.listen(`unix:${path}`);
    const { connection } = await bench.connect(`unix:${path}`);
    const reset = bench.engine.reset(connection);
    assert.equal(reset.ok ? '' : reset.failure.code, 'EOPNOTSUPP');
  });

  it('says what is wrong with a client: nothing there, nobody there', async () => {
    const missing = await bench.begin('client', `unix:${join(folder, 'none.sock')}`).ready;
    assert.equal(missing.ok ? '' : missing.failure.code, 'ENOENT');
    const file = join(folder, 'file');
    await writeFile(file, '');
    const notSocket = await bench.begin('client', `unix:${file}`).ready;
    assert.equal(notSocket.ok ? '' : notSocket.failure.code, 'ECONNREFUSED');
  });

  it('says that a path is too long', async () => {
    // Relative when it was parsed, made absolute by the opener.
    const address = { transport: 'unix', path: join(folder, 'x'.repeat(100)), options: {} } as const;
    const opened = bench.engine.open({ kind: 'client', address });
    assert.ok(opened.ok);
    const result = await opened.value.ready;
    assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], [
      'ENAMETOOLONG',
      'connect',
    ]);
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('says that the backlog is full', async function () {
    if (process.platform !== 'linux') this.skip();
    const path = join(folder, 'demo.sock');
    const busy = await BusyListener.start({ path, backlog: 1 });
    try {
      const results = await Promise.all([1, 2, 3, 4].map(() => bench.begin('client', `unix:${path}`).ready));
      const codes = results.map((result) => (result.ok ? 'connected' : result.failure.code));
      assert.ok(codes.includes('connected') && codes.includes('EAGAIN'), codes.join());
    } finally {
      busy.kill();
    }
  });

  it('ends in order half by half', async () => {
    const path = join(folder, 'demo.sock');
    await bench.listen(`unix:${path}`);
    const { connection } = await bench.connect(`unix:${path}`);
    const accepted = await bench.next('accepted');
    bench.engine.halfClose(connection);
    await bench.next('end', (event) => event.connection === accepted.connection && event.direction === 'in');
    bench.engine.send(accepted.connection, Buffer.from('still here'));
    bench.engine.halfClose(accepted.connection);
    await bench.next('closed', (event) => event.connection === connection);
    assert.equal(bench.text(connection, 'in'), 'still here');
    assert.equal(bench.of('error').length, 0);
  });
});
