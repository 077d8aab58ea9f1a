import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { listeningPrograms } from '../../../src/node/listeningPrograms.ts';
import { ChildProgram } from '../../support/childProgram.ts';

const program = `
import { createServer } from 'node:net';
const server = createServer().listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

describe('listeningPrograms', () => {
  it('finds a program that listens, and nothing of this process', async function () {
    if (process.platform !== 'linux') this.skip();
    const child = new ChildProgram(program, []);
    const own = createServer().listen(0, '127.0.0.1');
    try {
      const [port] = await Promise.all([child.line(), once(own, 'listening')]);
      const found = await listeningPrograms();
      const known = found.find(({ address }) => address === `tcp://127.0.0.1:${port}`);
      assert.match(known?.program ?? '', /^node/);
      const { port: ownPort } = own.address() as AddressInfo;
      assert.ok(!found.some(({ address }) => address.endsWith(`:${ownPort}`)));
    } finally {
      own.close();
      await child.kill();
    }
  });
});
