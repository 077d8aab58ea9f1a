import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSocketLab, type SocketLab } from '../../../src/app/socketLab.ts';
import { defined } from '../../../src/model/defined.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import type { Result } from '../../../src/model/result.ts';
import { FakePorts } from '../../support/fakePorts.ts';

describe('SocketLab', () => {
  let ports: FakePorts;
  let lab: SocketLab;

  beforeEach(() => {
    ports = new FakePorts();
    lab = createSocketLab(ports);
  });

  afterEach(() => lab.close());

  function valueOf<T>(result: Result<T>): T {
    assert.ok(result.ok, result.ok ? '' : result.failure.message);
    return result.value;
  }
  const listen = async (responder?: string): Promise<Endpoint> => {
    const request = { kind: 'listener', address: 'tcp://127.0.0.1:0', ...defined({ responder }) } as const;
    return valueOf(await lab.actions.open(request));
  };
  const connect = async (address: string): Promise<Endpoint> =>
    valueOf(await lab.actions.open({ kind: 'client', address }));
  const next = (fits: (event: EngineEvent) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const stop = lab.engine.subscribe((event) => {
        if (!fits(event)) return;
        stop();
        resolve();
      });
    });
  const isReceived = (endpoint: number) => (event: EngineEvent) =>
    event.type === 'data' && event.direction === 'in' && event.endpoint === endpoint;

  it('opens, sends what is written, records it, and closes everything', async () => {
    const listener = await listen('echo');
    const client = await connect(listener.address);
    assert.equal(lab.target.current(), client.id, 'not the connection at the other end');
    const echoed = next(isReceived(client.id));
    const draft = { text: 'hex"00 ff"', format: 'payload', lineEnding: 'none' } as const;
    assert.deepEqual(valueOf(await (await lab.sends()).send(client.id, draft)), { bytes: 2 });
    await echoed;
    assert.equal(lab.ledger.endpoint(client.id)?.bytesIn, 2);
    assert.ok(lab.store.next > lab.store.first);
    assert.ok(lab.isListed(client.id) && lab.isKnown(client.id) && !lab.isKnown(99));
    assert.ok(ports.channel.lines.some((line) => line.includes('listening')));
    await lab.close();
    const refused = await lab.actions.open({ kind: 'listener', address: 'tcp://127.0.0.1:0' });
    assert.equal(refused.ok, false);
  });

  it('sends a file that is all of a payload, and remembers where to read it again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    ports.workspace.folder = folder;
    try {
      await writeFile(join(folder, 'a b.bin'), 'four');
      const listener = await listen();
      const client = await connect(listener.address);
      const draft = { text: 'file"a b.bin"', format: 'payload', lineEnding: 'none' } as const;
      assert.deepEqual(valueOf(await (await lab.sends()).send(client.id, draft)), { bytes: 4 });
      const last = lab.actions.sent.last(client.id);
      assert.ok(last?.kind === 'file' && last.uri.startsWith('file://') && last.uri.endsWith('/a%20b.bin'));
      const missing = await (await lab.sends()).send(client.id, { ...draft, text: 'file"none"' });
      assert.equal(missing.ok ? '' : missing.failure.code, 'ENOENT');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('notifies of a chosen target and of repeats, and refreshes the views for them', async () => {
    const listener = await listen();
    const client = await connect(listener.address);
    let changes = 0;
    lab.onDidChange(() => changes++);
    const refreshed = new Promise<void>((resolve) => void lab.refresher.add(() => resolve()));
    lab.refresher.start();
    lab.target.choose(client.id);
    assert.equal(changes, 1);
    const sends = await lab.sends();
    const payload = { key: 'x', what: 'x', encode: () => sends.encode('x', 'text', client.id) };
    valueOf(lab.repeats.start(client.id, payload, { everyMs: 3_600_000 }));
    assert.equal(changes, 2);
    await refreshed;
    await lab.actions.stop(client.id);
    assert.equal(changes, 3, 'a repeat ends with its target');
  });

  it('offers saved endpoints until they are started, and those of the session before', async () => {
    ports.values = { endpoints: [{ listen: 'tcp://127.0.0.1:0', name: 'Device' }] };
    ports.memory.values.set('openSockets', [{ kind: 'listener', address: 'tcp://127.0.0.1:0' }]);
    await lab.close();
    lab = createSocketLab(ports);
    const started: string[] = [];
    lab.onDidStart(({ key, endpoint }) => started.push(`${key} ${endpoint}`));
    const [previous, saved] = lab.startables.list();
    assert.ok(previous?.origin === 'previous' && saved?.origin === 'saved');
    const { id } = await listen();
    lab.startables.started(saved, id);
    assert.deepEqual(started, [`${saved.key} ${id}`]);
    assert.deepEqual(lab.startables.list(), [previous]);
    lab.openedByRun.add(id);
    lab.startables.remember(lab.ledger.endpoints());
    assert.equal((ports.memory.get('openSockets') as unknown[]).length, 1, 'no socket of an experiment');
  });

  it('runs no program that the user has not agreed to', async () => {
    const rules = 'on data reply exec "true"';
    ports.userInterface.answer = false;
    assert.equal(await lab.responderConsent.request(rules), false);
    const refused = await lab.actions.open({
      kind: 'listener',
      address: 'tcp://127.0.0.1:0',
      responder: rules,
    });
    assert.equal(refused.ok ? '' : refused.failure.code, 'ERR_NOT_AGREED');
    ports.userInterface.answer = true;
    assert.equal(await lab.responderConsent.request(rules), true);
    await listen(rules);
    assert.equal(ports.userInterface.questions.length, 2);
  });
});
