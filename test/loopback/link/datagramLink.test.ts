import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { DatagramLink, type DatagramAddress } from '../../../src/engine/link/datagramLink.ts';

const links: DatagramLink[] = [];

async function bound(): Promise<DatagramLink> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const link = new DatagramLink(socket);
  links.push(link);
  return link;
}

const sent = (link: DatagramLink, text: string, to?: DatagramAddress): Promise<Error | null> =>
  new Promise((resolve) => link.send(Buffer.from(text), to, resolve));

/** Opens a link for the first thing that the handlers are called with. */
const first = (link: DatagramLink): Promise<{ text?: string; port?: number; error?: Error }> =>
  new Promise((resolve) =>
    link.open({
      datagram: (bytes, _address, port) => resolve({ text: Buffer.from(bytes).toString(), port }),
      failed: (error) => resolve({ error }),
      closed: () => resolve({}),
    }),
  );

describe('DatagramLink', () => {
  afterEach(() => {
    for (const link of links.splice(0)) link.close();
  });

  it('says what it is bound to, and its descriptor while it is open', async () => {
    const link = await bound();
    assert.equal(link.local.address, '127.0.0.1');
    assert.ok(link.local.port > 0);
    if (process.platform !== 'win32') assert.ok((link.descriptor ?? -1) > 2);
    const closed = first(links.pop() as DatagramLink);
    link.close();
    assert.deepEqual(await closed, {});
    assert.equal(link.descriptor, undefined);
  });

  it('sends to an address, and passes on who has sent', async () => {
    const [one, other] = [await bound(), await bound()];
    const received = first(other);
    assert.equal(await sent(one, 'hello', other.local), null);
    assert.deepEqual(await received, { text: 'hello', port: one.local.port });
  });

  it('sends to its peer once it is connected', async () => {
    const [one, other] = [await bound(), await bound()];
    const received = first(other);
    await one.connect(other.local);
    assert.equal(await sent(one, ''), null);
    assert.deepEqual(await received, { text: '', port: one.local.port });
  });

  it('passes on that nobody has the port of its peer, and goes on', async function () {
    // Windows reports it to the next receive, if at all.
    if (process.platform === 'win32') this.skip();
    const [one, other] = [await bound(), await bound()];
    await one.connect(other.local);
    (links.pop() as DatagramLink).close();
    const failed = first(one);
    await sent(one, 'nobody');
    assert.match((await failed).error?.message ?? '', /ECONNREFUSED/);
    assert.ok(one.descriptor !== undefined);
  });

  it('cannot be connected to a port that is none', async () => {
    const link = await bound();
    await assert.rejects(link.connect({ address: '127.0.0.1', port: 65_536 }), /port/i);
  });

  it('throws where a datagram is refused at once', async () => {
    const link = await bound();
    assert.throws(
      () => link.send(Buffer.from('x'), { address: '127.0.0.1', port: 0 }, () => undefined),
      /port/i,
    );
  });
});
