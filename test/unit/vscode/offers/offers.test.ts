import assert from 'node:assert/strict';
import type { Endpoint } from '../../../../src/model/endpoint.ts';
import { LastWindow } from '../../../../src/vscode/offers/lastWindow.ts';
import type { Offer } from '../../../../src/app/saved/offer.ts';
import { Offers } from '../../../../src/vscode/offers/offers.ts';
import { anEndpoint } from '../../../support/endpointRecords.ts';

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

describe('LastWindow and Offers', () => {
  let memory: Memory;
  let known: Set<number>;
  let ofRuns: Set<number>;
  let saved: Offer[];
  let changes: number;
  let started: [string, number][];
  const window = () =>
    new Offers({
      saved: () => saved,
      lastWindow: new LastWindow(memory),
      isKnown: (id) => known.has(id),
      isOfRun: (id) => ofRuns.has(id),
      changed: () => changes++,
      onStarted: (key, endpoint) => void started.push([key, endpoint]),
    });
  const addresses = (offers: readonly Offer[]) => offers.map(({ address }) => address);

  beforeEach(() => {
    memory = new Memory();
    known = new Set();
    ofRuns = new Set();
    saved = [];
    changes = 0;
    started = [];
  });

  it('does not offer what an experiment had opened that was running', () => {
    ofRuns.add(1);
    window().remember([anEndpoint({ id: 1 }), anEndpoint({ id: 2, requested: 'tcp://127.0.0.1:9998' })]);
    assert.deepEqual(addresses(window().gone()), ['tcp://127.0.0.1:9998']);
    ofRuns.delete(1);
    window().remember([anEndpoint({ id: 1, requested: 'tcp://127.0.0.1:1' })]);
    assert.ok(addresses(window().gone()).includes('tcp://127.0.0.1:1'), 'what was started again is theirs');
  });

  it('offers what was open, in the order of its rows, and nothing that was closed', () => {
    window().remember([
      anEndpoint({ requested: 'tcp://127.0.0.1:9998', responder: 'echo', name: 'Device' }),
      anEndpoint({ id: 2, state: 'closed', requested: 'tcp://127.0.0.1:1' }),
      anEndpoint({ id: 3, kind: 'client', state: 'connected', requested: 'tcp://127.0.0.1:9998' }),
    ]);
    const [first, second, ...others] = window().gone();
    assert.deepEqual(others, []);
    assert.deepEqual(first, {
      key: 'gone 0',
      origin: 'gone',
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
      return addresses(window().gone()).at(0);
    };
    assert.equal(
      chosen('tcp://127.0.0.1:0?backlog=5', 'tcp://127.0.0.1:43121'),
      'tcp://127.0.0.1:43121?backlog=5',
    );
    assert.equal(chosen('tcp://*:0', 'tcp://[::]:43121'), 'tcp://*:43121');
    assert.equal(chosen('tcp://[::1]:10', 'tcp://[::1]:10'), 'tcp://[::1]:10');
    assert.equal(chosen('unix:/tmp/x:0', 'unix:/tmp/x:0', { transport: 'unix' }), 'unix:/tmp/x:0');
  });

  it('keeps offering over another reload what was neither started nor forgotten', () => {
    window().remember([
      anEndpoint({ requested: 'tcp://a:1' }),
      anEndpoint({ id: 2, requested: 'tcp://b:2' }),
      anEndpoint({ id: 3, requested: 'tcp://c:3' }),
    ]);
    const next = window();
    const [a, b] = next.gone();
    assert.ok(a && b);
    next.started(a, 1);
    assert.deepEqual(started, [['gone 0', 1]]);
    next.forget([b.key]);
    assert.deepEqual(addresses(next.gone()), ['tcp://c:3']);
    next.remember([anEndpoint({ requested: 'tcp://a:1' })]);
    assert.deepEqual(addresses(window().gone()), ['tcp://a:1', 'tcp://c:3']);
    assert.ok(changes > 0);
  });

  it('writes only what is other than before', () => {
    const offers = window();
    offers.remember([anEndpoint()]);
    offers.remember([anEndpoint({ bytesIn: 5 })]);
    assert.equal(memory.writes, 1);
    offers.remember([]);
    assert.equal(memory.writes, 2);
  });

  it('takes nothing from a memory that holds something else', () => {
    memory.values.set('openSockets', [null, { kind: 'listener' }, { kind: 'x', address: 'tcp://a:1' }, 5]);
    assert.deepEqual(window().gone(), []);
    memory.values.set('openSockets', 'text');
    assert.deepEqual(window().gone(), []);
  });

  it('does not offer a saved endpoint while it is among the endpoints', () => {
    const offer: Offer = { key: 'k', origin: 'saved', kind: 'listener', address: 'tcp://a:1' };
    saved = [offer];
    const offers = window();
    offers.started(offer, 7);
    known.add(7);
    assert.deepEqual(offers.saved(), []);
    assert.equal(offers.get('k'), undefined);
    known.delete(7);
    assert.deepEqual(offers.saved(), [offer]);
  });
});
