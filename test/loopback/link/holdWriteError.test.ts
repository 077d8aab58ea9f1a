import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineBench } from '../../support/engineBench.ts';
import { describeWith } from '../../support/needs.ts';
import { pythonPeer, type PythonPeer } from '../../support/pythonPeer.ts';

const answer = 'HTTP/1.1 413 Content Too Large\r\n\r\n';

/** A server that reads a little of what each client sends, answers, and has enough. */
function hastyServer(bind: string, length = answer.length): string {
  return `
import socket
s = ${bind}
s.listen()
print(s.getsockname()[1] if isinstance(s.getsockname(), tuple) else 0)
while True:
    c, _ = s.accept()
    c.recv(4096)
    c.sendall(${JSON.stringify(answer)}.ljust(${length}).encode())
    c.close()
`;
}

describeWith('python3', 'an answer that came before a send failed is read', () => {
  let bench: EngineBench;
  let peer: PythonPeer;
  let folder: string;

  beforeEach(async () => {
    bench = new EngineBench();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
  });

  afterEach(async () => {
    await bench.dispose();
    peer.stop();
    await rm(folder, { recursive: true });
  });

  /** Uploads far more than the server reads, in one send or in many; answers what came back. */
  async function upload(address: string, sends: number): Promise<string> {
    const { connection } = await bench.connect(address);
    const piece = new Uint8Array((30 * 1024 * 1024) / sends);
    for (let send = 0; send < sends; send++) bench.engine.send(connection, piece);
    const isIt = (event: { connection?: number }): boolean => event.connection === connection;
    const reset = await bench.next('reset', isIt);
    const closed = await bench.next('closed', isIt);
    assert.equal(reset.direction, 'in');
    assert.equal(bench.of('data').filter((event) => isIt(event) && event.t > closed.t).length, 0);
    assert.equal(closed.bytesIn, bench.text(connection, 'in').length);
    return bench.text(connection, 'in');
  }

  it('over TCP, each time', async () => {
    peer = pythonPeer(hastyServer("socket.create_server(('127.0.0.1', 0))"));
    const address = `tcp://127.0.0.1:${await peer.line()}`;
    for (let round = 0; round < 20; round++)
      assert.equal(await upload(address, 1 + (round % 2) * 29), answer);
  });

  it('over a unix socket, each time', async function () {
    if (process.platform === 'win32') this.skip();
    const path = join(folder, 'demo.sock');
    peer = pythonPeer(hastyServer(`socket.socket(socket.AF_UNIX); s.bind(${JSON.stringify(path)})`));
    await peer.line();
    for (let round = 0; round < 20; round++)
      assert.equal(await upload(`unix:${path}`, 1 + (round % 2) * 29), answer);
  });

  it('also a large one, while the user has stopped reading', async () => {
    const length = 100_000;
    peer = pythonPeer(hastyServer("socket.create_server(('127.0.0.1', 0))", length));
    const { connection } = await bench.connect(`tcp://127.0.0.1:${await peer.line()}`);
    bench.engine.pauseReading(connection);
    bench.engine.send(connection, new Uint8Array(30 * 1024 * 1024));
    await bench.next('closed', (event) => event.connection === connection);
    assert.equal(bench.text(connection, 'in').length, length);
  });

  it('of a unix peer that has stopped reading and talks on', async function () {
    if (process.platform === 'win32') this.skip();
    const path = join(folder, 'demo.sock');
    peer = pythonPeer(`
import socket
s = socket.socket(socket.AF_UNIX); s.bind(${JSON.stringify(path)}); s.listen()
print(0)
c, _ = s.accept()
c.shutdown(socket.SHUT_RD)
print(1)
for i in range(50): c.sendall(b'x' * 100000)
c.close()
print(2)
`);
    await peer.line();
    const { connection } = await bench.connect(`unix:${path}`);
    await peer.line();
    const refused = bench.engine.send(connection, Buffer.from('nobody reads this'));
    assert.equal(refused.ok ? '' : refused.failure.code, 'EPIPE');
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.deepEqual([closed.bytesIn, closed.bytesOut, closed.lost], [5_000_000, 0, 0]);
    await peer.line();
  });
});
