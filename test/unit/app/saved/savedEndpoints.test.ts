import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RelayRequest } from '../../../../src/app/actions/openRequest.ts';
import { savedEndpointOf, savedLimit, savedStartables } from '../../../../src/app/saved/savedEndpoints.ts';
import {
  spokenStartableFacts,
  spokenStartableName,
  startableDescription,
  startableLabel,
  startRequest,
} from '../../../../src/app/saved/startable.ts';
import { anEndpoint } from '../../../support/endpointRecords.ts';
import { aRelay } from '../../../support/relayRecords.ts';

const checks = {
  address: (address: string) => (address.includes('://') ? undefined : 'The address needs a scheme.'),
  responder: (responder: string) => (responder === 'echo' ? undefined : 'There is no such service.'),
  relay: ({ faults = [] }: RelayRequest) => (faults.includes('lag') ? 'There is no fault "lag".' : undefined),
};
const shown = (setting: unknown) =>
  savedStartables(setting, checks).map(
    (startable) => `${startableLabel(startable)} | ${startableDescription(startable)}`,
  );

describe('savedStartables', () => {
  it('reads listeners and clients, with and without a name', () => {
    assert.deepEqual(
      shown([
        { name: 'Device', listen: 'tcp://127.0.0.1:9998', responder: 'echo' },
        { connect: 'udp://127.0.0.1:6769' },
      ]),
      ['Device | TCP · :9998 · saved · not started · echo', '→ :6769 | UDP · saved · not started'],
    );
  });

  it('tells a screen reader the whole address', () => {
    const path = 'unix:/var/run/some/where/deep/demo.sock';
    const spoken = savedStartables([{ name: 'Device', connect: 'tcp://*:1' }, { listen: path }, 'x'], {
      address: () => undefined,
      responder: () => undefined,
      relay: () => undefined,
    }).map((startable) => [spokenStartableName(startable), spokenStartableFacts(startable)]);
    assert.deepEqual(spoken, [
      ['tcp client Device, tcp://*:1', 'saved · not started'],
      [`unix listener ${path}`, 'saved · not started'],
      ['listener x', 'saved · needs "listen", "connect" or "relay" with an address'],
    ]);
  });

  it('reads relays, with what they do to the traffic', () => {
    const relay = { relay: 'tcp://:9000', to: 'tcp://127.0.0.1:5432' };
    const slow = { ...relay, name: 'Slow', faults: ['latency 100ms', 'stall off'], seed: 7 };
    assert.deepEqual(shown([relay, slow]), [
      ':9000 → :5432 | TCP · saved · not started',
      'Slow | TCP · :9000 → :5432 · saved · not started · latency 100ms',
    ]);
    const [, startable] = savedStartables([relay, slow], checks);
    assert.ok(startable);
    assert.equal(spokenStartableName(startable), 'tcp relay Slow, tcp://:9000 to tcp://127.0.0.1:5432');
    assert.deepEqual(startRequest(startable), {
      kind: 'relay',
      address: 'tcp://:9000',
      target: 'tcp://127.0.0.1:5432',
      faults: slow.faults,
      seed: 7,
      name: 'Slow',
    });
  });

  it('says what is wrong with a relay', () => {
    const relay = { relay: 'tcp://:1', to: 'tcp://:2' };
    const problems = savedStartables(
      [
        { relay: 'tcp://:1' },
        { ...relay, listen: 'tcp://:3' },
        { ...relay, responder: 'echo' },
        { ...relay, faults: 'stall' },
        { ...relay, faults: ['lag'] },
        { ...relay, seed: '7' },
        { listen: 'tcp://:1', faults: [] },
        { connect: 'tcp://:1', to: 'tcp://:2' },
      ],
      checks,
    ).map(({ problem }) => problem);
    assert.deepEqual(problems, [
      'needs "to" with the address that it connects to',
      'has both "listen" and "relay"; only one is possible',
      'a relay has no "responder"',
      'needs a list of lines as "faults"',
      'There is no fault "lag".',
      'needs a number as "seed"',
      'a listener has no "faults"',
      'a client has no "to"',
    ]);
  });

  it('saves an endpoint as it was asked for', () => {
    const requested = 'tcp://127.0.0.1:0';
    const listener = anEndpoint({ requested, responder: 'echo' });
    assert.deepEqual(savedEndpointOf(listener, ' Device '), {
      name: 'Device',
      listen: requested,
      responder: 'echo',
    });
    assert.deepEqual(savedEndpointOf(anEndpoint({ kind: 'client' }), ''), {
      connect: 'tcp://127.0.0.1:9998',
    });
    const to = 'tcp://127.0.0.1:5432';
    const relay = aRelay({ requested, faults: ['stall off'], seed: 7, name: 'Slow' });
    assert.deepEqual(savedEndpointOf(relay, undefined), {
      name: 'Slow',
      relay: requested,
      to,
      faults: ['stall off'],
    });
    assert.deepEqual(savedEndpointOf(aRelay({ requested }), ''), { relay: requested, to });
  });

  it('keeps an entry that cannot be opened, and says why', () => {
    assert.deepEqual(shown([{ name: 'a' }, { listen: '1', connect: '2' }, { listen: 'x' }, 'text', null]), [
      'a | saved · needs "listen", "connect" or "relay" with an address',
      '1 | saved · has both "listen" and "connect"; only one is possible',
      'x | saved · The address needs a scheme.',
      'text | saved · needs "listen", "connect" or "relay" with an address',
      'null | saved · needs "listen", "connect" or "relay" with an address',
    ]);
    assert.deepEqual(
      shown([
        { listen: 'tcp://a:1', responder: 'nope' },
        { connect: 'tcp://a:1', responder: 'echo' },
      ]),
      ['a:1 | TCP · saved · There is no such service.', '→ a:1 | TCP · saved · a client has no "responder"'],
    );
  });

  it('tells twins apart, and an entry by itself wherever it stands', () => {
    const one = { listen: 'tcp://a:1' };
    const keys = savedStartables([one, one, { listen: 'tcp://b:1' }], checks).map(({ key }) => key);
    assert.equal(new Set(keys).size, 3);
    assert.equal(savedStartables([{ listen: 'tcp://b:1' }, one], checks)[1]?.key, keys[0]);
  });

  it('takes anything that a settings file may hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (setting) => {
        const startables = savedStartables(setting, checks);
        assert.ok(startables.length <= savedLimit);
        for (const startable of startables) assert.equal(typeof startableLabel(startable), 'string');
      }),
    );
  });
});
