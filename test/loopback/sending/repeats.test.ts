import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { systemClock } from '../../../src/node/clock.ts';
import { success } from '../../../src/model/result.ts';
import type { RepeatPayload, RepeatSender } from '../../../src/app/repeats/repeatSender.ts';
import { repeatsOf } from '../../../src/app/repeats/repeats.ts';
import { SocketActions } from '../../../src/app/actions/socketActions.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp } from '../../support/plainTcp.ts';

describe('repeats over real sockets', () => {
  let bench: EngineBench;
  let peers: PlainTcp;
  let actions: SocketActions;
  let repeats: RepeatSender;

  beforeEach(() => {
    bench = new EngineBench();
    peers = new PlainTcp();
    const { engine } = bench;
    const ledger = new Ledger();
    engine.subscribe((event) => ledger.apply(event));
    const noSettings = (): never => assert.fail('nothing here asks for settings');
    const responders = { prepare: () => Promise.resolve() };
    actions = new SocketActions({ engine, ledger, responders, settings: noSettings, baseFolder: () => '' });
    repeats = repeatsOf({ engine, ledger, actions, clock: systemClock(), onChanged: () => undefined });
  });

  afterEach(async () => {
    repeats.dispose();
    peers.destroy();
    await bench.dispose();
  });

  const payload = (bytes: Uint8Array): RepeatPayload => ({
    key: 'payload',
    what: 'payload',
    encode: () => success(bytes),
  });
  const begin = (to: number, everyMs: number, bytes: Uint8Array = Buffer.from('ping'), times?: number) => {
    const started = repeats.start(to, payload(bytes), { everyMs, ...(times === undefined ? {} : { times }) });
    assert.ok(started.ok);
    return started.value;
  };

  it('stand still where nobody reads, with one send in flight, and go on when somebody does', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const socket = await peers.dial(local);
    const { connection } = await bench.next('accepted');
    const length = 100_000;
    begin(connection, 0, Buffer.alloc(length, 'x'));
    const sent = (): number => repeats.running()[0]?.sent ?? 0;
    await bench.next('waiting');
    let still = 0;
    // Time and again: the kernel may make more room, and each time there may be one more.
    for (let turn = 0; turn < 200; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      still = sent();
      const out = bench.of('data').reduce((sum, { bytes }) => sum + bytes.length, 0);
      assert.ok(still * length - out <= length, `${still} sends, ${out} bytes of them taken`);
    }
    socket.resume();
    await bench.next('data', ({ offset }) => offset >= (still + 5) * length);
    assert.ok(sent() > still);
    assert.equal(bench.of('dropped').length, 0);
  });

  it('go to all connections of a listener, whoever leaves, until it is closed', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const [first, second] = [await peers.dial(local), await peers.dial(local)];
    await bench.next('accepted');
    await bench.next('accepted');
    const { over } = begin(id, 2);
    await Promise.all([once(first, 'data'), once(second, 'data')]);
    first.destroy();
    await bench.next('closed');
    await once(second, 'data');
    assert.equal(repeats.isIdle, false);
    second.resume();
    await actions.stop(id);
    assert.deepEqual((await over).ending, { kind: 'closed' });
  });

  it('end with a client whose peer goes, however long the period is', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0');
    const client = await bench.connect(`${local}?reconnectMs=60000`);
    const { connection } = await bench.next('accepted');
    const { over } = begin(client.id, 3_600_000);
    bench.engine.reset(connection);
    assert.deepEqual((await over).ending, { kind: 'closed' });
  });

  it('end before what they send to begins to close, so that no send is refused meanwhile', async () => {
    const { id, local } = await bench.listen('tcp://127.0.0.1:0');
    const client = await bench.connect(local);
    const { connection } = await bench.next('accepted');
    const other = await bench.connect(local);
    const targets = () => repeats.running().map(({ to }) => to);
    for (const to of [connection, client.id, other.id]) begin(to, 1);
    const closing = [actions.stop(client.connection)];
    assert.deepEqual(targets(), [connection, other.id]);
    closing.push(actions.stop(id));
    assert.deepEqual(targets(), [other.id]);
    await Promise.all([...closing, actions.stopAll()]);
    assert.ok(repeats.isIdle);
    for (const { ending } of repeats.states()) assert.equal(ending?.kind, 'closed');
  });

  it('go to a UDP peer as fast as the kernel takes datagrams', async () => {
    const { local } = await bench.listen('udp://127.0.0.1:0');
    const client = await bench.connect(local);
    const { ending, sent } = await begin(client.id, 0, Buffer.from('ping'), 500).over;
    assert.deepEqual({ ending, sent }, { ending: { kind: 'done' }, sent: 500 });
    await bench.next('data', ({ endpoint, offset }) => endpoint === client.id && offset === 499 * 4);
  });
});
