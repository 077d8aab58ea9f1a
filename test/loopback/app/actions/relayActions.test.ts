import assert from 'node:assert/strict';
import { createSocketLab, type SocketLab } from '../../../../src/app/socketLab.ts';
import { bothSides } from '../../../../src/app/targets/bothSides.ts';
import { isOpenPair, pairsOf, type ConnectionPair } from '../../../../src/model/relayPairs.ts';
import { valueOf } from '../../../../src/app/failures/commandError.ts';
import type { Endpoint } from '../../../../src/model/endpoint.ts';
import type { Result } from '../../../../src/model/result.ts';
import { FakePorts } from '../../../support/fakePorts.ts';
import { PlainTcp } from '../../../support/plainTcp.ts';
import { faultLineKey } from '../../../../src/model/faultLine.ts';

const refusal = (result: Result<Endpoint>) => (result.ok ? undefined : result.failure);

const byId = (one: ConnectionPair, other: ConnectionPair) => one.id - other.id;

describe('a relay by the actions', () => {
  let lab: SocketLab;
  let plain: PlainTcp;
  let faults: SocketLab['faults'];

  beforeEach(() => {
    lab = createSocketLab(new FakePorts());
    ({ faults } = lab);
    plain = new PlainTcp();
  });

  afterEach(async () => {
    plain.destroy();
    await lab.close();
  });

  const open = async (...lines: string[]) =>
    valueOf(
      await lab.actions.open({
        kind: 'relay',
        address: '0',
        target: ':1',
        faults: lines,
        seed: 7,
        name: 'r',
      }),
    );

  it('listens, and passes on to its target', async () => {
    const { port, next } = await plain.serve();
    const relay = valueOf(await lab.actions.open({ kind: 'relay', address: '0', target: String(port) }));
    assert.deepEqual([relay.kind, relay.state], ['relay', 'listening']);
    assert.equal(relay.target, `tcp://127.0.0.1:${port}`);
    const client = await plain.dial(relay.address);
    const server = await next();
    client.write('hello');
    const [hello] = await new Promise<[Buffer]>((resolve) => server.once('data', (data) => resolve([data])));
    assert.equal(String(hello), 'hello');
  });

  it('opens nothing where something is wrong', async () => {
    const failed = refusal(await lab.actions.open({ kind: 'relay', address: '0', target: 'nowhere' }));
    assert.equal(failed?.code, 'EINVAL');
    assert.equal(failed.address, 'nowhere');
    assert.deepEqual(lab.ledger.endpoints(), []);
  });

  it('has its faults changed while it runs', async () => {
    const { id, faults: first, seed, name } = await open('latency 100ms');
    assert.deepEqual([first, seed, name], [['latency 100ms'], 7, 'r']);
    const added = valueOf(await faults.add(id, 'bandwidth 64KiB/s down'));
    assert.deepEqual(added.faults, ['latency 100ms', 'bandwidth 64KiB/s down']);
    valueOf(await faults.add(id, 'latency 200ms'));
    assert.deepEqual(valueOf(faults.enable(id, false, ({ kind }) => kind === 'latency')).faults, [
      'latency 200ms off',
      'bandwidth 64KiB/s down',
    ]);
    assert.deepEqual(valueOf(faults.enable(id, true)).faults, ['latency 200ms', 'bandwidth 64KiB/s down']);
    const left = valueOf(faults.remove(id, ({ kind }) => kind === 'latency'));
    assert.deepEqual(left.faults, ['bandwidth 64KiB/s down']);
    assert.deepEqual(valueOf(await faults.set(id, ['corrupt', 'slice 16B'])).faults, [
      'corrupt',
      'slice 16B',
    ]);
    assert.deepEqual(valueOf(faults.clear(id)).faults, []);
  });

  it('has a fault edited in its place, also into that of another', async () => {
    const { id } = await open('corrupt up', 'latency 100ms', 'slice 16B');
    const key = faultLineKey('latency 100ms');
    const edited = valueOf(await faults.replace(id, key, 'latency 200ms jitter 5ms'));
    assert.deepEqual(edited.faults, ['corrupt up', 'latency 200ms jitter 5ms', 'slice 16B']);
    const merged = valueOf(await faults.replace(id, key, 'corrupt up chance 1% per chunk'));
    assert.deepEqual(merged.faults, ['corrupt up chance 1% per chunk', 'slice 16B']);
    const gone = valueOf(await faults.replace(id, key, 'stall'));
    assert.deepEqual(gone.faults, ['corrupt up chance 1% per chunk', 'slice 16B', 'stall']);
  });

  it('keeps its faults where a line has a problem', async () => {
    const { id } = await open('latency 100ms');
    const bad = refusal(await faults.set(id, ['corrupt', 'drop']));
    assert.match(bad?.message ?? '', /"drop".*datagrams/);
    assert.match(refusal(await faults.add(id, 'latency'))?.message ?? '', /"latency"/);
    assert.equal(refusal(faults.remove(id, ({ kind }) => kind === 'drop'))?.code, 'ENOENT');
    assert.deepEqual(lab.ledger.endpoint(id)?.faults, ['latency 100ms']);
  });

  /** Looks again after each event of the engine. */
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (!isSo()) return;
        stop();
        resolve();
      };
      const stop = lab.engine.subscribe(look);
      look();
    });

  it('has both sides of a pair closed, or reset, by what is done to one', async () => {
    const { port, next } = await plain.serve();
    const relay = valueOf(await lab.actions.open({ kind: 'relay', address: '0', target: String(port) }));
    const newest = () =>
      pairsOf(lab.ledger.endpoint(relay.id)?.connections ?? [])
        .toSorted(byId)
        .at(-1);
    for (const act of ['stop', 'reset'] as const) {
      const client = await plain.dial(relay.address);
      client.on('error', () => undefined).resume();
      const server = await next();
      server.on('error', () => undefined).resume();
      await until(() => newest()?.connecting?.state === 'established');
      const { id } = newest() ?? assert.fail();
      for (const side of act === 'stop' ? bothSides(lab.ledger, id) : [id])
        valueOf(await lab.actions[act](side));
      await until(() => !isOpenPair(newest() ?? assert.fail()));
      const state = act === 'stop' ? 'closed' : 'reset';
      assert.deepEqual([newest()?.accepted?.state, newest()?.connecting?.state], [state, state]);
    }
  });

  it('holds what passes, of each pair by itself, until it is decided on', async () => {
    const { port, next } = await plain.serve();
    const open = (target: string) =>
      lab.actions.open({ kind: 'relay', address: '0', target, faults: ['hold'] });
    const relay = valueOf(await open(String(port)));
    const clients = [await plain.dial(relay.address), await plain.dial(relay.address)];
    const servers = [await next(), await next()];
    const heldOf = (id: number) => lab.held.list(id).map(({ bytes }) => String(bytes));
    clients[0]?.write('one');
    await until(() => lab.held.list().length === 1);
    clients[1]?.write('two!');
    await until(() => lab.held.list().length === 2);
    const [first, second] = lab.held.list();
    assert.deepEqual(heldOf(relay.id), ['one', 'two!']);
    const accepted = second?.connection ?? 0;
    const other = lab.ledger.connection(accepted)?.pair ?? 0;
    assert.deepEqual([heldOf(accepted), heldOf(other)], [['two!'], ['two!']]);
    assert.deepEqual(lab.held.sum(other), { count: 1, bytes: 4 });
    assert.deepEqual(
      [first, second].map((item) => item && lab.held.pairOf(item)),
      [first?.connection, accepted],
    );
    assert.deepEqual(heldOf(999), []);
    const reads = servers.map(async (server) => new Promise((resolve) => server.once('data', resolve)));
    assert.equal(lab.held.forwardAll(other), 1);
    assert.equal(lab.held.isEmpty, false);
    valueOf(lab.held.decide(first?.id ?? 0, { kind: 'forward', bytes: Buffer.from('1') }));
    assert.equal(lab.held.isEmpty, true);
    assert.deepEqual((await Promise.all(reads)).map(String).toSorted(), ['1', 'two!']);
  });

  it('is the only one that has faults', async () => {
    const listener = valueOf(await lab.actions.open({ kind: 'listener', transport: 'tcp', address: '0' }));
    const wrong = refusal(await faults.add(listener.id, 'corrupt'));
    assert.equal(wrong?.code, 'EOPNOTSUPP');
    assert.match(wrong.message, /is a listener: only relays have faults/);
    assert.equal(refusal(faults.clear(999))?.code, 'ENOTCONN');
  });

  it('keeps changed faults for its next start', async () => {
    const { id } = await open();
    valueOf(await lab.actions.stop(id));
    valueOf(await faults.add(id, 'stall'));
    assert.deepEqual(valueOf(await lab.actions.restart(id)).faults, ['stall']);
  });
});
