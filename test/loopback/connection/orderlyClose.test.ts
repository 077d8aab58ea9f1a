import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../../support/engineBench.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { describeWith } from '../../support/needs.ts';
import { PlainTcp } from '../../support/plainTcp.ts';
import { pythonPeer, type PythonPeer } from '../../support/pythonPeer.ts';

const uploadBytes = 20_000_000;
const answerBytes = 1_000_000;

/** A client that first says all it has to say and then reads to the end: how much came, or what went wrong. */
function politeClient(local: string, uploadLength = uploadBytes, pauseAfter = 0): string {
  const where = local.startsWith('unix:')
    ? `socket.socket(socket.AF_UNIX); c.connect(${JSON.stringify(local.slice('unix:'.length))})`
    : `socket.create_connection(('127.0.0.1', ${/\d+$/.exec(local)?.[0]}))`;
  return `
import socket, time
c = ${where}
wrong = ''
try:
    left = ${uploadLength}
    while left > 0:
        left -= c.send(bytes(min(left, ${pauseAfter === 0 ? 1_000_000 : pauseAfter})))
        ${pauseAfter === 0 ? 'pass' : 'time.sleep(0.02)'}
except OSError as e: wrong = 'send ' + str(e)
got = 0
while True:
    try: piece = c.recv(1 << 20)
    except OSError as e:
        wrong = wrong or str(e); break
    if not piece: break
    got += len(piece)
print(f'{got} {wrong}'.strip())
`;
}

describeWith('python3', 'a close lets the peer have what was sent before it', () => {
  let bench: EngineBench;
  let plain: PlainTcp;
  let peer: PythonPeer | undefined;
  let folder: string;

  beforeEach(async () => {
    bench = new EngineBench();
    plain = new PlainTcp();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    await writeFile(join(folder, 'answer'), Buffer.alloc(answerBytes, 7));
    await writeFile(join(folder, 'large'), Buffer.alloc(8 * answerBytes, 7));
  });

  afterEach(async () => {
    peer?.stop();
    plain.destroy();
    await bench.dispose();
    await rm(folder, { recursive: true });
  });

  const listeners = (): string[] =>
    process.platform === 'win32'
      ? ['tcp://127.0.0.1:0']
      : ['tcp://127.0.0.1:0', `unix:${join(folder, 'demo.sock')}`];

  for (const [what, rule, length] of [
    ['a file, then close', (f: string) => `on data reply file"${f}/answer" then close`, answerBytes],
    ['a large file, then close', (f: string) => `on data reply file"${f}/large" then close`, 8 * answerBytes],
    ['a file, then end', (f: string) => `on data reply file"${f}/answer" then end`, answerBytes],
    ['a few bytes, then close', () => 'on data reply "enough" then close', 6],
    ['after a while', (f: string) => `on data reply file"${f}/answer" then close after 50ms`, answerBytes],
  ] as const) {
    it(`to one that is still uploading: ${what}`, async () => {
      for (const address of listeners()) {
        const { local, id } = await bench.listen(address, rule(folder));
        peer = pythonPeer(politeClient(local));
        assert.equal(await peer.line(), String(length), address);
        const closed = await bench.next('closed', (event) => event.endpoint === id);
        assert.deepEqual([closed.bytesIn, closed.bytesOut, closed.lost], [uploadBytes, length, 0]);
        assert.equal(closed.unacknowledged, undefined);
        await bench.engine.close(id);
      }
    });
  }

  it('to one that is still uploading to a program that reads nothing', async function () {
    if (process.platform === 'win32') this.skip();
    // On a unix socket, whose buffers are smaller, all three would wait for each other, as with socat.
    const program = `exec "head -c ${answerBytes} /dev/zero"`;
    const { local } = await bench.listen('tcp://127.0.0.1:0', `on data reply ${program} then close`);
    peer = pythonPeer(politeClient(local));
    assert.equal(await peer.line(), String(answerBytes));
    const closed = await bench.next('closed');
    assert.deepEqual([closed.bytesIn, closed.bytesOut, closed.lost], [uploadBytes, answerBytes, 0]);
  });

  it('to one that uploads slowly', async () => {
    const { local } = await bench.listen(
      'tcp://127.0.0.1:0',
      `on data reply file"${folder}/large" then close`,
    );
    peer = pythonPeer(politeClient(local, 640_000, 64_000));
    assert.equal(await peer.line(), String(8 * answerBytes));
    const closed = await bench.next('closed');
    assert.deepEqual([closed.bytesIn, closed.bytesOut], [640_000, 8 * answerBytes]);
  });

  // On a clock that stands still, the grace does not pass before a busy machine is done.
  for (const what of ['connection', 'listener', 'everything'] as const) {
    it(`when its user closes the ${what}, by a client that talks`, async () => {
      await bench.dispose();
      bench = new EngineBench({ clock: new FakeClock() });
      for (const address of listeners()) {
        const { local, id } = await bench.listen(address);
        peer = pythonPeer(politeClient(local));
        const { connection } = await bench.next('accepted', (event) => event.endpoint === id);
        bench.engine.pauseReading(connection);
        assert.ok(bench.engine.send(connection, new Uint8Array(8 * answerBytes)).ok);
        if (what === 'connection') await bench.engine.close(connection);
        else if (what === 'listener') await bench.engine.close(id);
        else await bench.engine.closeAll();
        const closed = await bench.next('closed', (event) => event.connection === connection);
        assert.deepEqual([closed.bytesOut, closed.lost], [8 * answerBytes, 0]);
        assert.equal(closed.unacknowledged, undefined);
        assert.equal(await peer.line(), String(closed.bytesOut), address);
        await bench.engine.close(id);
      }
    });
  }

  it('is over at once where the peer is quiet', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on data reply "bye" then close');
    const socket = await plain.dial(local);
    socket.write('hello');
    const closed = await bench.next('closed');
    assert.ok(closed.openUs < 1_000_000);
    assert.deepEqual(
      bench.of('end').map(({ direction }) => direction),
      [],
    );
  });
});
