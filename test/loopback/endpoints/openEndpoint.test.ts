import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../../support/engineBench.ts';

describe('openEndpoint', () => {
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

  for (const [what, transport, option] of [
    ['a TCP client', 'tcp', ''],
    ['a unix client', 'unix', ''],
    ['a UDP client of one peer', 'udp', ''],
    ['a UDP client of many peers', 'udp', '?broadcast=true'],
  ] as const) {
    it(`lets ${what} answer by its rules`, async function () {
      if (transport === 'unix' && process.platform === 'win32') this.skip();
      const asked = transport === 'unix' ? `unix:${join(folder, 'demo.sock')}` : `${transport}://127.0.0.1:0`;
      const { id: listener, local } = await bench.listen(asked, 'on "hello" reply "who is there?"');
      const { id, ready } = bench.begin('client', `${local}${option}`, 'on "who is there?" reply "it is me"');
      assert.ok((await ready).ok);
      assert.ok(bench.engine.send(id, Buffer.from('hello')).ok);
      const heard = await bench.next(
        'data',
        (event) =>
          event.endpoint === listener && event.direction === 'in' && event.bytes.length === 'it is me'.length,
      );
      assert.equal(Buffer.from(heard.bytes).toString(), 'it is me');
    });
  }
});
