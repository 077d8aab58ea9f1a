import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { StreamAddresses, StreamLink } from '../../../src/engine/link/link.ts';
import { SocketAcceptor, type SocketAcceptorOptions } from '../../../src/engine/link/socketAcceptor.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

interface Accepted {
  readonly link: StreamLink;
  readonly addresses: StreamAddresses;
}

describe('SocketAcceptor', () => {
  let plain: PlainTcp;
  let accepted: Accepted[];
  let acceptor: SocketAcceptor;
  let onAccepted: () => void;

  function start(options: Partial<SocketAcceptorOptions> = {}): void {
    acceptor = new SocketAcceptor(
      {
        accepted: (link, addresses) => {
          accepted.push({ link, addresses });
          onAccepted();
        },
        failed: (error) => assert.fail(error),
      },
      { canReset: true, addressesOf: () => ({ local: 'here', remote: 'there' }), ...options },
    );
  }

  const localOf = ({ address }: SocketAcceptor): string => `tcp://127.0.0.1:${(address as AddressInfo).port}`;
  const nextAccepted = (): Promise<void> => new Promise((resolve) => (onAccepted = resolve));

  beforeEach(() => {
    plain = new PlainTcp();
    accepted = [];
    onAccepted = () => undefined;
    start();
  });

  afterEach(() => {
    plain.destroy();
    for (const { link } of accepted) link.destroy();
    acceptor.close(() => undefined);
  });

  it('hands over each connection as a link with its addresses', async () => {
    assert.deepEqual([acceptor.isListening, acceptor.address], [false, null]);
    await acceptor.listen({ host: '127.0.0.1', port: 0 });
    assert.equal(acceptor.isListening, true);
    if (process.platform !== 'win32') assert.ok((acceptor.descriptor ?? -1) > 2);
    const next = nextAccepted();
    const socket = await plain.dial(localOf(acceptor));
    await next;
    const { link, addresses } = accepted[0] as Accepted;
    assert.deepEqual([addresses, link.canReset], [{ local: 'here', remote: 'there' }, true]);
    link.write(Buffer.from('hello'));
    assert.equal(String(((await once(socket, 'data')) as [Buffer])[0]), 'hello');
  });

  it('lets a link be destroyed without being opened, also one whose peer resets it', async () => {
    await acceptor.listen({ host: '127.0.0.1', port: 0 });
    const next = nextAccepted();
    const socket = await plain.dial(localOf(acceptor));
    await next;
    socket.resetAndDestroy();
    await once(socket, 'close');
    (accepted[0] as Accepted).link.destroy();
    assert.equal((accepted[0] as Accepted).link.isDestroyed, true);
  });

  it('rejects where the port is taken, and can be tried again', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await assert.rejects(acceptor.listen({ host: '127.0.0.1', port }), /EADDRINUSE/);
    assert.equal(acceptor.isListening, false);
    await acceptor.listen({ host: '127.0.0.1', port: 0 });
    assert.equal(acceptor.isListening, true);
    other.close();
  });

  it('closes once its connections are closed, and accepts nothing meanwhile', async () => {
    await acceptor.listen({ host: '127.0.0.1', port: 0 });
    const local = localOf(acceptor);
    const next = nextAccepted();
    await plain.dial(local);
    await next;
    let isClosed = false;
    const closed = new Promise<void>((resolve) => acceptor.close(resolve)).then(() => (isClosed = true));
    assert.equal(acceptor.isListening, false);
    const [error] = (await once(plain.begin(local), 'error')) as [Error];
    assert.match(error.message, /ECONNREFUSED/);
    assert.equal(isClosed, false);
    (accepted[0] as Accepted).link.destroy();
    await closed;
  });

  it('prepares each connection, and is closed the way that is asked for', async () => {
    const log: string[] = [];
    start({
      prepare: () => log.push('prepare'),
      close: (close) => {
        log.push('before');
        close();
        log.push('after');
      },
    });
    await acceptor.listen({ host: '127.0.0.1', port: 0 });
    const next = nextAccepted();
    await plain.dial(localOf(acceptor));
    await next;
    acceptor.close(() => undefined);
    assert.deepEqual(log, ['prepare', 'before', 'after']);
  });
});
