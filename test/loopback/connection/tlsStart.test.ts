import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect, TLSSocket } from 'node:tls';
import { LabAuthority, newRoot } from '../../../src/engine/link/tls/authority.ts';
import type { SecureRequest } from '../../../src/engine/secureConnection.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';

const identity = new LabAuthority(newRoot(new Date())).identity(['localhost', '127.0.0.1']);

describe('TLS in the middle of a conversation', () => {
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

  /** A connection that we have accepted, and its peer's socket. */
  async function accepted(responder?: string): Promise<{ connection: number; socket: Socket }> {
    const { local } = await bench.listen('tcp://127.0.0.1:0', responder);
    const socket = await plain.dial(local);
    const { connection } = await bench.next('accepted');
    return { connection, socket };
  }

  /** A client of ours, and the socket of the server that it is connected to. */
  async function dialed(): Promise<{ id: number; connection: number; socket: Socket }> {
    const { port, next } = await plain.serve();
    const { id, connection } = await bench.connect(`tcp://127.0.0.1:${port}`);
    return { id, connection, socket: await next() };
  }

  /** Node's TLS over a socket that has spoken plain text before. */
  function clientOver(socket: Duplex): TLSSocket {
    const session = connect({ socket, rejectUnauthorized: false });
    session.on('error', () => undefined);
    return session;
  }

  function serverOver(socket: Socket): TLSSocket {
    const session = new TLSSocket(socket, { isServer: true, ...identity });
    session.on('error', () => undefined);
    return session;
  }

  /** Sends text before the first bytes, in one chunk with them. */
  function withFirst(socket: Socket, text: string): Duplex {
    let first = text;
    const wire = new Duplex({
      read: () => undefined,
      write: (bytes: Buffer, _encoding, done) => {
        socket.write(Buffer.concat([Buffer.from(first), bytes]), () => done());
        first = '';
      },
    });
    socket.on('data', (bytes) => wire.push(bytes));
    return wire;
  }

  async function says(socket: Socket, text: string): Promise<void> {
    let heard = '';
    while (heard.length < text.length) heard += String(((await once(socket, 'data')) as [Buffer])[0]);
    assert.equal(heard, text);
  }

  const secure = (id: number, request?: SecureRequest) => bench.engine.secure(id, request);
  const told = (connection: number): string[] =>
    bench.events
      .filter((event) => 'connection' in event && event.connection === connection)
      .map((event) => ('direction' in event ? `${event.type} ${event.direction}` : event.type));

  it('is a server for one who asked: what was queued goes out before, and what follows is encrypted', async () => {
    const { connection, socket } = await accepted();
    bench.engine.send(connection, Buffer.from('220 go ahead\r\n'));
    const done = secure(connection);
    bench.engine.send(connection, Buffer.from('hello'));
    await says(socket, '220 go ahead\r\n');
    const session = clientOver(socket);
    await says(session, 'hello');
    assert.deepEqual(await done, { ok: true, value: undefined });
    session.write('and back');
    await bench.next('data', ({ bytes }) => Buffer.from(bytes).toString() === 'and back');
    const { role, version } = await bench.next('handshake');
    assert.deepEqual([role, version], ['server', 'TLS 1.3']);
    assert.deepEqual(told(connection), ['accepted', 'data out', 'handshake', 'data out', 'data in']);
  });

  it('is a client of whom we have connected to, found by the endpoint, and verifies it', async () => {
    const { id, connection, socket } = await dialed();
    bench.engine.send(id, Buffer.from('STARTTLS\r\n'));
    await says(socket, 'STARTTLS\r\n');
    socket.write('220 go\r\n');
    await bench.next('data', (event) => event.direction === 'in');
    const refused = secure(id);
    const session = serverOver(socket);
    const outcome = await refused;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    const { failure, role } = await bench.next('handshake');
    assert.deepEqual([role, failure], ['client', outcome.ok ? undefined : outcome.failure]);
    session.destroy();
    await bench.next('closed', (event) => event.connection === connection);
  });

  it('takes the options of TLS', async () => {
    const { id, connection, socket } = await dialed();
    const done = secure(id, { options: { verify: false, servername: 'mail.example', maxVersion: '1.2' } });
    const session = serverOver(socket);
    assert.deepEqual(await done, { ok: true, value: undefined });
    const { version, servername, distrust } = await bench.next('handshake');
    assert.deepEqual([version, servername], ['TLS 1.2', 'mail.example']);
    assert.ok(distrust !== undefined);
    session.write('from the server');
    await bench.next('data', (event) => event.direction === 'in');
    assert.equal(bench.text(connection, 'in'), 'from the server');
  });

  it('may be the other side than usual', async () => {
    const { connection, socket } = await accepted();
    const done = secure(connection, { role: 'client', options: { verify: false } });
    serverOver(socket);
    assert.ok((await done).ok);
    assert.equal((await bench.next('handshake')).role, 'client');
  });

  it('goes on answering by the listener’s rules, and ends either side by itself', async () => {
    const { connection, socket } = await accepted('on "ping" reply "pong"');
    const done = secure(connection);
    const session = clientOver(socket);
    assert.ok((await done).ok);
    session.write('ping');
    await says(session, 'pong');
    assert.ok(bench.engine.halfClose(connection).ok);
    await once(session.resume(), 'end');
    session.end('after your end');
    await bench.next('data', ({ bytes }) => Buffer.from(bytes).toString() === 'after your end');
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.deepEqual([closed.bytesIn, closed.bytesOut, closed.lost], [18, 4, 0]);
    assert.equal(bench.of('closeNotify').length, 2);
  });

  for (const words of ['last words', ''])
    it(`half-closes after the handshake, where that was asked for before (${words || 'nothing sent'})`, async () => {
      const { connection, socket } = await accepted();
      const done = secure(connection);
      if (words !== '') bench.engine.send(connection, Buffer.from(words));
      assert.ok(bench.engine.halfClose(connection).ok);
      const session = clientOver(socket);
      assert.equal(await readAll(session), words);
      assert.ok((await done).ok);
    });

  it('takes a ClientHello that came before it was asked', async () => {
    const { connection, socket } = await accepted();
    // Most who start TLS by hand do so after the peer has begun.
    const session = clientOver(socket);
    await bench.next('data', (event) => event.direction === 'in');
    assert.ok((await secure(connection)).ok);
    session.write('hello');
    await bench.next('data', ({ bytes }) => Buffer.from(bytes).toString() === 'hello');
  });

  it('takes what is left of a chunk that was consumed in part', async () => {
    const { connection, socket } = await accepted();
    const session = clientOver(withFirst(socket, 'STARTTLS\r\n'));
    const { bytes } = await bench.next('data', (event) => event.direction === 'in');
    const early = Uint8Array.from(bytes.subarray('STARTTLS\r\n'.length));
    assert.ok((await secure(connection, { early })).ok);
    session.write('hello');
    await bench.next('data', (event) => Buffer.from(event.bytes).toString() === 'hello');
  });

  it('says what came in plain text where TLS is due', async () => {
    const { id, connection, socket } = await dialed();
    const done = secure(id);
    socket.write('454 TLS not available\r\n');
    const outcome = await done;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ERR_TLS_PLAIN_TEXT');
    assert.match(outcome.ok ? '' : outcome.failure.message, /454 TLS not available/);
    assert.match(outcome.ok ? '' : (outcome.failure.advice ?? ''), /read its whole answer/);
    assert.equal(bench.text(connection, 'in'), '454 TLS not available\r\n');
    socket.end();
    await bench.next('closed', (event) => event.connection === connection);
  });

  it('says so at once, also of a byte (PostgreSQL’s refusal)', async () => {
    const { id, connection, socket } = await dialed();
    const done = secure(id);
    socket.write('N');
    const outcome = await done;
    assert.match(outcome.ok ? '' : outcome.failure.message, /has sent "N"/);
    socket.end('ot here');
    await bench.next('closed', (event) => event.connection === connection);
    assert.equal(bench.text(connection, 'in'), 'Not here');
  });

  describe('that does not come to an end', () => {
    let clock: FakeClock;
    beforeEach(async () => {
      await bench.dispose();
      clock = new FakeClock();
      bench = new EngineBench({ clock });
    });

    it('is given up after a while', async () => {
      const { id, connection, socket } = await dialed();
      const asked = secure(id);
      // The ClientHello.
      await once(socket, 'data');
      clock.advance(9_999);
      assert.equal(bench.of('handshake').length, 0);
      clock.advance(1);
      const done = await asked;
      assert.equal(done.ok ? '' : done.failure.code, 'ETIMEDOUT');
      assert.match(done.ok ? '' : done.failure.message, /handshake within 10000 ms/);
      assert.equal((await bench.next('handshake')).failure?.code, 'ETIMEDOUT');
      socket.end();
      await bench.next('closed', (event) => event.connection === connection);
    });

    it('leaves the connection as it is where the peer does not take what was sent before', async () => {
      const { id, socket } = await dialed();
      socket.pause();
      bench.engine.send(id, new Uint8Array(16 * 1024 * 1024));
      const asked = secure(id, { timeoutMs: 100 });
      clock.advance(100);
      const done = await asked;
      assert.equal(done.ok ? '' : done.failure.code, 'ETIMEDOUT');
      socket.resume();
      await bench.engine.whenDrained(id);
      socket.write('in plain text');
      await bench.next('data', (event) => event.direction === 'in');
    });
  });

  it('leaves the connection as it is where a file cannot be read', async () => {
    const { connection, socket } = await accepted();
    const done = await secure(connection, { options: { ca: '/none.pem', requestCert: 'ask' } });
    assert.equal(done.ok ? '' : done.failure.code, 'ERR_TLS_FILE');
    socket.write('in plain text');
    await bench.next('data', (event) => event.direction === 'in');
    bench.engine.send(connection, Buffer.from('as before'));
    await says(socket, 'as before');
    const again = secure(connection);
    clientOver(socket);
    assert.ok((await again).ok);
  });

  it('sends nothing in plain text that was to be encrypted, where a file cannot be read', async () => {
    const { connection, socket } = await accepted();
    const done = secure(connection, { options: { ca: '/none.pem', requestCert: 'ask' } });
    bench.engine.send(connection, Buffer.from('a secret'));
    assert.equal((await done).ok, false);
    socket.end();
    assert.equal(await readAll(socket), '');
    const closed = await bench.next('closed', (event) => event.connection === connection);
    assert.equal(closed.lost, 8);
  });

  it('does not read, and keeps a pause of the user’s, until the handshake', async () => {
    const { connection, socket } = await accepted();
    bench.engine.pauseReading(connection);
    const done = secure(connection);
    const session = clientOver(socket);
    session.write('kept back');
    assert.ok((await done).ok);
    assert.equal(bench.text(connection, 'in'), '');
    bench.engine.resumeReading(connection);
    await bench.next('data', (event) => event.direction === 'in');
  });

  it('refuses what cannot be', async () => {
    const code = async (id: number): Promise<string> => {
      const outcome = await secure(id);
      return outcome.ok ? '' : outcome.failure.code;
    };
    const { connection, socket } = await accepted();
    const done = secure(connection);
    assert.equal(await code(connection), 'ERR_TLS_UNDER_WAY');
    clientOver(socket);
    assert.ok((await done).ok);
    assert.equal(await code(connection), 'ERR_TLS_ALREADY');

    const ended = await accepted();
    bench.engine.halfClose(ended.connection);
    assert.equal(await code(ended.connection), 'ERR_TLS_ENDED');
    const peers = await accepted();
    peers.socket.end();
    await bench.next('end', (event) => event.connection === peers.connection);
    assert.equal(await code(peers.connection), 'ERR_TLS_ENDED');
    bench.engine.reset(peers.connection);
    await bench.next('closed', (event) => event.connection === peers.connection);
    assert.equal(await code(peers.connection), 'ENOTCONN');

    const udp = await bench.connect('udp://127.0.0.1:9');
    assert.equal(await code(udp.id), 'EOPNOTSUPP');
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    assert.equal(await code(id), 'ENOTCONN');
    await plain.dial(local);
    await bench.next('accepted', (event) => event.endpoint === id);
    assert.equal(await code(id), 'EOPNOTSUPP');
    const relay = await bench.relay('tcp://127.0.0.1:0', local);
    await plain.dial(relay.local);
    const side = await bench.next('accepted', (event) => event.endpoint === relay.id);
    assert.equal(await code(side.connection), 'EOPNOTSUPP');
  });

  it('is over with the connection', async () => {
    const { connection, socket } = await accepted();
    const asked = secure(connection);
    bench.engine.reset(connection);
    const outcome = await asked;
    assert.equal(outcome.ok ? '' : outcome.failure.code, 'ECONNABORTED');
    socket.destroy();

    const second = await accepted();
    const begun = secure(second.connection);
    clientOver(second.socket).once('connect', () => undefined);
    second.socket.resetAndDestroy();
    assert.equal((await begun).ok, false);
  });
});
