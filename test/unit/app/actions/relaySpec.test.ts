import assert from 'node:assert/strict';
import { parseAddress } from '../../../../src/address/parseAddress.ts';
import { formatAddress } from '../../../../src/address/formatAddress.ts';
import type { RelayRequest } from '../../../../src/app/actions/openRequest.ts';
import { relaySpec } from '../../../../src/app/actions/relaySpec.ts';

function specOf(address: string, target: string, rest: Partial<RelayRequest> = {}) {
  return relaySpec({ kind: 'relay', address, target, ...rest }, ({ text, ...context }) =>
    parseAddress(text, { ...context, platform: 'linux' }),
  );
}

function addresses(address: string, target: string): string {
  const spec = specOf(address, target);
  assert.ok(spec.ok, spec.ok ? '' : spec.failure.message);
  return `${formatAddress(spec.value.address)} to ${formatAddress(spec.value.target)}`;
}

function refusal(address: string, target: string, rest: Partial<RelayRequest> = {}): string {
  const spec = specOf(address, target, rest);
  return spec.ok ? '' : spec.failure.message;
}

describe('relaySpec', () => {
  it('reads ports as TCP, and whatever names its transport', () => {
    assert.equal(addresses('9000', ':5432'), 'tcp://127.0.0.1:9000 to tcp://127.0.0.1:5432');
    assert.equal(addresses('*:2375', 'unix:/run/docker.sock'), 'tcp://*:2375 to unix:/run/docker.sock');
    assert.equal(addresses(' :9000', 'example.org:80'), 'tcp://127.0.0.1:9000 to tcp://example.org:80');
  });

  it('takes an address without a transport for datagrams where the other one is', () => {
    assert.equal(addresses('5300', 'udp://:53'), 'udp://127.0.0.1:5300 to udp://127.0.0.1:53');
    assert.equal(addresses('udp://:5300', '[::1]:53'), 'udp://127.0.0.1:5300 to udp://[::1]:53');
    assert.match(refusal('tcp://:5300', 'udp://:53'), /both addresses are udp, or neither/);
  });

  it('reads faults and the seed, and says in which line a problem is', () => {
    const faults = ['latency 100ms', 'drop chance 5% per chunk off', 'latency 200ms'];
    const spec = specOf('udp://:1', 'udp://:2', { faults, seed: 7, name: 'slow' });
    assert.ok(spec.ok);
    assert.deepEqual(
      spec.value.faults.map(({ kind, settings, enabled }) => [kind, settings, enabled]),
      [
        ['latency', { delayMs: 200 }, undefined],
        ['drop', {}, false],
      ],
    );
    assert.deepEqual([spec.value.seed, spec.value.name], [7, 'slow']);
    assert.match(refusal('1', '2', { faults: ['latncy 100ms'] }), /"latncy 100ms".*latency/);
    assert.match(refusal('1', '2', { faults: ['drop'] }), /"drop": "drop" is a fault of datagrams/);
    assert.match(refusal('1', '2', { seed: 0.5 }), /seed 0.5/);
  });

  it('reads what a relay does by the options of where it listens', () => {
    assert.equal(
      addresses(':9000?connect=first', '1'),
      'tcp://127.0.0.1:9000?connect=first to tcp://127.0.0.1:1',
    );
    assert.equal(addresses('udp://:1?idleMs=50', ':2'), 'udp://127.0.0.1:1?idleMs=50 to udp://127.0.0.1:2');
    assert.match(refusal('9000', ':1?connect=first'), /does not fit the tcp target of a relay/);
    assert.match(
      refusal('9000', ':1?reconnectMs=500'),
      /a relay connects to its target for each .* Leave it out\.$/,
    );
    assert.match(refusal('udp://:1', ':2?anyPort=true'), /the port of its target alone\. Leave it out\.$/);
    assert.match(refusal(':9000?endAfterMs=5', '1'), /a side of a relay ends .* Leave it out\.$/);
  });

  it('does not let a relay connect to itself', () => {
    const itself = /connect to itself/;
    assert.match(refusal(':9000', ':9000'), itself);
    assert.match(refusal('*:9000', '127.0.0.1:9000'), itself);
    assert.match(refusal(':9000', 'localhost:9000'), itself);
    assert.match(refusal('unix:/tmp/x', 'unix:/tmp/x'), itself);
    assert.equal(refusal(':9000', '127.0.0.2:9000'), '');
    assert.equal(refusal('*:9000', 'example.org:9000'), '');
    assert.equal(refusal('unix:/tmp/x', ':9000'), '');
  });
});
