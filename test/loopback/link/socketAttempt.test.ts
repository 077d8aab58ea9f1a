import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import type { StreamAddresses, StreamLink } from '../../../src/engine/link/link.ts';
import { SocketAttempt } from '../../../src/engine/link/socketAttempt.ts';
import { errnoError } from '../../support/errnoError.ts';
import { ScriptedStream } from '../../support/scriptedStream.ts';

interface Outcome {
  readonly link?: StreamLink;
  readonly addresses?: StreamAddresses;
  readonly error?: Error;
}

const options = { canReset: true, addressesOf: () => ({ local: 'here', remote: 'there' }) };

const outcomeOf = (attempt: SocketAttempt): Promise<Outcome> =>
  new Promise((resolve) =>
    attempt.open({
      connected: (link, addresses) => resolve({ link, addresses }),
      failed: (error) => resolve({ error }),
    }),
  );

describe('SocketAttempt', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => {
    server.close();
  });

  it('becomes a link with its addresses', async () => {
    const accepted = once(server, 'connection');
    const attempt = new SocketAttempt(connect(port, '127.0.0.1'), options);
    const { link, addresses } = await outcomeOf(attempt);
    assert.deepEqual(addresses, { local: 'here', remote: 'there' });
    if (process.platform !== 'win32') assert.ok((attempt.descriptor ?? -1) > 2);
    assert.equal(link?.descriptor, attempt.descriptor);
    await accepted;
    link?.destroy();
    assert.deepEqual([attempt.isDestroyed, attempt.error], [true, undefined]);
  });

  it('says why it has failed', async () => {
    server.close();
    await once(server, 'close');
    const attempt = new SocketAttempt(connect(port, '127.0.0.1'), options);
    const { error } = await outcomeOf(attempt);
    assert.match(error?.message ?? '', /ECONNREFUSED/);
    assert.equal(attempt.error, error);
  });

  it('can be given up, and an error that comes after that ends nothing', async () => {
    const stream = new ScriptedStream();
    const attempt = new SocketAttempt(stream.asSocket, options);
    attempt.destroy();
    assert.equal(attempt.isDestroyed, true);
    stream.emit('error', errnoError('ECONNRESET', 'read'));
    await once(stream, 'close');
  });
});
