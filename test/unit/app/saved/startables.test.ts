import assert from 'node:assert/strict';
import type { Endpoint } from '../../../../src/model/endpoint.ts';
import { PreviousSession } from '../../../../src/app/saved/previousSession.ts';
import type { Startable } from '../../../../src/app/saved/startable.ts';
import { Startables } from '../../../../src/app/saved/startables.ts';
import { anEndpoint } from '../../../support/endpointRecords.ts';
import { aRelay } from '../../../support/relayRecords.ts';

/** VS Code's memory of a workspace, as the next window finds it. */
class Memory {
  readonly values = new Map<string, unknown>();
  writes = 0;
  keys = () => [...this.values.keys()];
  get = (key: string): never => this.values.get(key) as never;
  update = (key: string, value: unknown) => {
    this.writes++;
    this.values.set(key, structuredClone(value));
    return Promise.resolve();
  };
}

describe('PreviousSession and Startables', () => {
  let memory: Memory;
  let known: Set<number>;
  let ofRuns: Set<number>;
  let saved: Startable[];
  let changes: number;
  let started: [string, number][];
  const window = () =>
    new Startables({
      saved: () => saved,
      previousSession: new PreviousSession(memory),
      isKnown: (id) => known.has(id),
      isOfRun: (id) => ofRuns.has(id),
      changed: () => changes++,
      onStarted: (key, endpoint) => void started.push([key, endpoint]),
    });
  const addresses = (startables: readonly Startable[]) => startables.map(({ address }) => address);

  beforeEach(() => {
    memory = new Memory();
    known = new Set();
    ofRuns = new Set();
    saved = [];
    changes = 0;
    started = [];
  });

  it('does not startable what an experiment had opened that was running', () => {
    ofRuns.add(1);
    window().remember([anEndpoint({ id: 1 }), anEndpoint({ id: 2, requested: 'tcp://127.0.0.1:9998' })]);
    assert.deepEqual(addresses(window().previous()), ['tcp://127.0.0.1:9998']);
    ofRuns.delete(1);
    window().remember([anEndpoint({ id: 1, requested: 'tcp://127.0.0.1:1' })]);
    assert.ok(
      addresses(window().previous()).includes('tcp://127.0.0.1:1'),
      'what was started again is theirs',
    );
  });

  it('startables what was open, in the order of its rows, and nothing that was closed', () => {
    window().remember([
      anEndpoint({ requested: 'tcp://127.0.0.1:9998', responder: 'echo', name: 'Device' }),
      anEndpoint({ id: 2, state: 'closed', requested: 'tcp://127.0.0.1:1' }),
      anEndpoint({ id: 3, kind: 'client', state: 'connected', requested: 'tcp://127.0.0.1:9998' }),
    ]);
    const [first, second, ...others] = window().previous();
    assert.deepEqual(others, []);
    assert.deepEqual(first, {
      key: 'previous 0',
      origin: 'previous',
      kind: 'listener',
      address: 'tcp://127.0.0.1:9998',
      name: 'Device',
      responder: 'echo',
    });
    assert.equal(second?.kind, 'client');
  });

  it('asks again for the port that the system chose, options kept', () => {
    const chosen = (requested: string, address: string, other: Partial<Endpoint> = {}) => {
      window().remember([anEndpoint({ requested, address, ...other })]);
      return addresses(window().previous()).at(0);
    };
    assert.equal(
      chosen('tcp://127.0.0.1:0?backlog=5', 'tcp://127.0.0.1:43121'),
      'tcp://127.0.0.1:43121?backlog=5',
    );
    assert.equal(chosen('tcp://*:0', 'tcp://[::]:43121'), 'tcp://*:43121');
    assert.equal(chosen('tcp://[::1]:10', 'tcp://[::1]:10'), 'tcp://[::1]:10');
    assert.equal(chosen('unix:/tmp/x:0', 'unix:/tmp/x:0', { transport: 'unix' }), 'unix:/tmp/x:0');
  });

  it('startables a relay with its target and its faults, as they were at the end', () => {
    const faults = ['latency 100ms', 'stall off'];
    const relay = aRelay({
      requested: 'tcp://127.0.0.1:0',
      address: 'tcp://127.0.0.1:43121',
      faults,
      seed: 7,
    });
    window().remember([relay]);
    assert.deepEqual(window().previous(), [
      {
        key: 'previous 0',
        origin: 'previous',
        kind: 'relay',
        address: 'tcp://127.0.0.1:43121',
        target: 'tcp://127.0.0.1:5432',
        faults,
        seed: 7,
      },
    ]);
    const known = memory.values.get('openSockets');
    assert.ok(Array.isArray(known));
    for (const wrong of [{ target: 5 }, { faults: 'stall' }, { faults: [5] }, { seed: 'x' }]) {
      memory.values.set('openSockets', [{ ...known[0], ...wrong }]);
      assert.deepEqual(window().previous(), [], JSON.stringify(wrong));
    }
  });

  it('keeps offering over another reload what was neither started nor forgotten', () => {
    window().remember([
      anEndpoint({ requested: 'tcp://a:1' }),
      anEndpoint({ id: 2, requested: 'tcp://b:2' }),
      anEndpoint({ id: 3, requested: 'tcp://c:3' }),
    ]);
    const next = window();
    const [a, b] = next.previous();
    assert.ok(a && b);
    next.started(a, 1);
    assert.deepEqual(started, [['previous 0', 1]]);
    next.forget([b.key]);
    assert.deepEqual(addresses(next.previous()), ['tcp://c:3']);
    next.remember([anEndpoint({ requested: 'tcp://a:1' })]);
    assert.deepEqual(addresses(window().previous()), ['tcp://a:1', 'tcp://c:3']);
    assert.ok(changes > 0);
  });

  it('writes only what is other than before', () => {
    const startables = window();
    startables.remember([anEndpoint()]);
    startables.remember([anEndpoint({ bytesIn: 5 })]);
    assert.equal(memory.writes, 1);
    startables.remember([]);
    assert.equal(memory.writes, 2);
  });

  it('takes nothing from a memory that holds something else', () => {
    memory.values.set('openSockets', [null, { kind: 'listener' }, { kind: 'x', address: 'tcp://a:1' }, 5]);
    assert.deepEqual(window().previous(), []);
    memory.values.set('openSockets', 'text');
    assert.deepEqual(window().previous(), []);
  });

  it('does not startable a saved endpoint while it is among the endpoints', () => {
    const startable: Startable = { key: 'k', origin: 'saved', kind: 'listener', address: 'tcp://a:1' };
    saved = [startable];
    const startables = window();
    startables.started(startable, 7);
    known.add(7);
    assert.deepEqual(startables.saved(), []);
    assert.equal(startables.get('k'), undefined);
    known.delete(7);
    assert.deepEqual(startables.saved(), [startable]);
  });
});
