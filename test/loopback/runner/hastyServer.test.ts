import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureText } from '../../../src/runner/results/failureText.ts';
import { describeWith } from '../../support/needs.ts';
import { pythonPeer, type PythonPeer } from '../../support/pythonPeer.ts';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

describeWith('python3', 'an experiment whose upload is cut short by an answer', () => {
  let server: PythonPeer;
  let folder: string;
  let address: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    await writeFile(join(folder, 'big'), new Uint8Array(30_000_000));
    server = pythonPeer(`
import socket
s = socket.create_server(('127.0.0.1', 0))
print(s.getsockname()[1])
while True:
    c, _ = s.accept()
    c.recv(4096)
    c.sendall(b'HTTP/1.1 413')
    c.close()
`);
    address = `tcp://127.0.0.1:${await server.line()}`;
  });

  afterEach(async () => {
    server.stop();
    await rm(folder, { recursive: true });
  });

  it('has the answer each time, behind a file that could not be sent', async () => {
    for (let round = 0; round < 10; round++) {
      const text = `connect ${address} as c\nc > file${JSON.stringify(join(folder, 'big'))}\nc < end\n`;
      const failure = await failureOf(text);
      // ENOTCONN where it was over before the next piece: then the words say who has ended it.
      assert.match(failure.code, /^(ECONNRESET|EPIPE|ENOTCONN)$/);
      assert.match(failureText(failure).join('\n'), /Unread at c: 12 bytes, "HTTP\/1\.1 413"/);
    }
  });

  it('expects the answer, where the upload is queued', async () => {
    for (let round = 0; round < 10; round++) {
      const text = `connect ${address} as c\nc > repeat(30000000, "x")\nc < "HTTP/1.1 413"\n`;
      const [result] = (await runExperiment(text)).results;
      assert.equal(result?.outcome, 'passed');
    }
  });
});
