import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuleResponders } from '../../../src/engine/responders/rules/ruleResponders.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';
import { nextDatagram, PlainUdp, portOf } from '../../support/plainUdp.ts';

describe('rules on real sockets', () => {
  let bench: EngineBench;
  let plain: PlainTcp;

  beforeEach(() => {
    bench = new EngineBench();
    plain = new PlainTcp();
  });

  afterEach(async () => {
    plain.destroy();
    await bench.dispose();
  });

  it('answers what waits for its time before our side ends', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on line reply "<{{message}}>" after 30ms');
    const socket = await plain.dial(local);
    socket.end('a\nb');
    assert.equal(await readAll(socket), '<a><b>');
  });

  it('is a chat by "reply all"', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on line reply all "{{message}}!\\n"');
    const [ann, bob] = [await plain.dial(local), await plain.dial(local)];
    await bench.next('accepted');
    await bench.next('accepted');
    ann.write('hi\n');
    const [heard] = (await once(bob, 'data')) as [Buffer];
    assert.equal(String(heard), 'hi!\n');
  });

  it('sends every period until the connection ends', async () => {
    const { local, id } = await bench.listen('tcp://127.0.0.1:0', 'every 10ms reply counter() "\\n"');
    const socket = await plain.dial(local);
    let text = '';
    for await (const chunk of socket) {
      text += String(chunk);
      if (text.includes('3\n')) break;
    }
    assert.ok(text.startsWith('0\n1\n2\n3\n'), text);
    await bench.engine.close(id);
  });

  it('changes what it answers while it runs, and ends what the old rules had begun', async () => {
    const { local, id } = await bench.listen(
      'tcp://127.0.0.1:0',
      'on connect reply "never" after 2m\non data reply "old"',
    );
    const socket = await plain.dial(local);
    socket.write('x');
    assert.equal(String((await once(socket, 'data'))[0]), 'old');
    assert.ok(bench.engine.setResponder(id, 'on data reply "new"\non connect reply "not again"').ok);
    socket.write('x');
    assert.equal(String((await once(socket, 'data'))[0]), 'new');
    const refused = bench.engine.setResponder(id, 'on nothing');
    assert.equal(refused.ok ? '' : refused.failure.code, 'ERR_RESPONDER');
    socket.write('x');
    assert.equal(String((await once(socket, 'data'))[0]), 'new');
  });

  it('answers each datagram, and all peers', async () => {
    const { local } = await bench.listen(
      'udp://127.0.0.1:0',
      'on starts "all" reply all "{{peer}}"\non reply "one"',
    );
    const udp = new PlainUdp();
    try {
      const [ann, bob] = [await udp.open(), await udp.open()];
      const port = portOf(local);
      ann.send('x', port, '127.0.0.1');
      assert.equal(await nextDatagram(ann), 'one');
      const toBoth = [nextDatagram(ann), nextDatagram(bob)];
      bob.send('all', port, '127.0.0.1');
      const peer = `127.0.0.1:${bob.address().port}`;
      assert.deepEqual(await Promise.all(toBoth), [peer, peer]);
    } finally {
      udp.close();
    }
  });

  describe('a file by itself', () => {
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    });

    afterEach(() => rm(folder, { recursive: true }));

    it('goes out as fast as it is read, however large, and what follows comes after it', async () => {
      await writeFile(join(folder, 'large.bin'), Buffer.alloc(20_000_000, 'x'));
      const own = new EngineBench({ responders: new RuleResponders({ folder: () => folder }) });
      try {
        const { local } = await own.listen(
          'tcp://127.0.0.1:0',
          'on line reply file"large.bin" then end\non data "?" reply "!"',
        );
        const socket = await plain.dial(local);
        socket.write('go\n');
        const { queued } = await own.next('waiting');
        assert.ok(queued <= 1_000_000);
        const text = await readAll(socket);
        assert.equal(text.length, 20_000_000);
      } finally {
        await own.dispose();
      }
    });

    it('says where it is not there', async () => {
      const { local } = await bench.listen('tcp://127.0.0.1:0', 'on line reply file"missing.bin" then close');
      const socket = await plain.dial(local);
      socket.write('go\n');
      assert.equal(await readAll(socket), '');
      const { failure } = await bench.next('error');
      assert.equal(failure.code, 'ENOENT');
      assert.match(failure.message, /missing\.bin.*is not there/);
    });
  });
});
