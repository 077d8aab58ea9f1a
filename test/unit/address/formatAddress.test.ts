import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Address } from '../../../src/model/address.ts';
import type { AddressKind } from '../../../src/model/endpointKinds.ts';
import { reachableAddress } from '../../../src/address/reachableAddress.ts';
import { tlsVersions } from '../../../src/model/tlsOptions.ts';
import { formatAddress, formatHostPort } from '../../../src/address/formatAddress.ts';
import { parseAddress } from '../../../src/address/parseAddress.ts';

describe('formatHostPort', () => {
  it('puts IPv6 in brackets and shows mapped addresses as IPv4', () => {
    assert.equal(formatHostPort('127.0.0.1', 80), '127.0.0.1:80');
    assert.equal(formatHostPort('::1', 80), '[::1]:80');
    assert.equal(formatHostPort('fe80::1%eth0', 80), '[fe80::1%eth0]:80');
    assert.equal(formatHostPort('::ffff:127.0.0.1', 80), '127.0.0.1:80');
    assert.equal(formatHostPort('*', 0), '*:0');
  });
});

describe('formatAddress', () => {
  it('writes options in the order of the table', () => {
    const options = { ttl: 1, join: 'Ethernet & 2', loop: false };
    const address: Address = { transport: 'udp', host: '239.1.2.3', port: 5000, options };
    assert.equal(formatAddress(address), 'udp://239.1.2.3:5000?join=Ethernet %26 2&ttl=1&loop=false');
  });

  it('leaves out what is secret', () => {
    const options = { cert: 'a.p12', passphrase: 'open sesame', alpn: ['h2', 'http/1.1'] };
    const address: Address = { transport: 'tls', host: 'localhost', port: 8443, options };
    assert.equal(formatAddress(address), 'tls://localhost:8443?cert=a.p12&alpn=h2,http/1.1');
  });

  const name = fc
    .stringMatching(/^[a-z_][a-z0-9]{0,9}(?:\.[a-z][a-z0-9-]{0,9}[a-z])?$/)
    .filter((host) => host !== 'localhost');
  const host = fc.oneof(fc.ipV4(), name, fc.constantFrom('::1', 'fe80::1%eth0', '2001:db8::8:800:200c:417a'));
  const unicast = host.filter((text) => !/^(?:22[4-9]|23[0-9]|255)\./.test(text));
  const port = fc.integer({ min: 1, max: 65_535 });
  const given: { requiredKeys: []; noNullPrototype: true } = { requiredKeys: [], noNullPrototype: true };
  const listenOptions = fc.record(
    { backlog: fc.integer({ min: 1, max: 65_535 }), maxConnections: fc.integer({ min: 1, max: 1e6 }) },
    given,
  );
  const word = fc.stringMatching(/^[!-+\--~]{1,20}$/);
  const connectOptions = fc.record(
    {
      reconnectMs: fc.integer({ min: 10, max: 3_600_000 }),
      cert: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((text) => !text.includes('\0')),
      verify: fc.boolean(),
      alpn: fc.array(word, { minLength: 1, maxLength: 3 }),
      minVersion: fc.constantFrom(...tlsVersions),
    },
    given,
  );
  const groupOptions = fc.record(
    {
      join: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((text) => !/[\p{C}/]/u.test(text)),
      ttl: fc.integer({ min: 0, max: 255 }),
      loop: fc.boolean(),
      sendBuffer: fc.integer({ min: 1, max: 2 ** 30 - 1 }),
    },
    given,
  );
  const path = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('%', '?', '/', ' ', '41', '\\', '\n'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 20,
    })
    .filter((text) => !text.includes('\0') && !text.endsWith('/') && !/^\\\\[.?]\\/.test(text));
  const addresses: fc.Arbitrary<readonly [AddressKind, Address]> = fc.oneof(
    fc
      .tuple(unicast, port, listenOptions)
      .map(([h, p, options]): readonly [AddressKind, Address] => [
        'listener',
        { transport: 'tcp', host: h, port: p, options },
      ]),
    fc
      .tuple(unicast, port, connectOptions)
      .map(([h, p, options]): readonly [AddressKind, Address] => [
        'client',
        { transport: 'tls', host: h, port: p, options },
      ]),
    fc
      .tuple(port, groupOptions)
      .map(([p, options]): readonly [AddressKind, Address] => [
        'client',
        { transport: 'udp', host: 'ff02::1', port: p, options },
      ]),
    fc
      .tuple(path, listenOptions)
      .map(([text, options]): readonly [AddressKind, Address] => [
        'listener',
        { transport: 'unix', path: text, options },
      ]),
  );

  it('gives text that parses to the same address', () => {
    fc.assert(
      fc.property(addresses, ([kind, address]) => {
        const text = formatAddress(address);
        assert.deepEqual(parseAddress(text, { kind }), { ok: true, value: address }, text);
      }),
      { numRuns: 2000 },
    );
  }).timeout(20_000);
});

describe('reachableAddress', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['tcp://127.0.0.1:9998', 'tcp://127.0.0.1:9998'],
    ['tcp://*:9998?backlog=5', 'tcp://127.0.0.1:9998'],
    ['tcp://[::]:9998', 'tcp://[::1]:9998'],
    ['udp://0.0.0.0:6769', 'udp://127.0.0.1:6769'],
    ['tcp://10.0.0.0:80', 'tcp://10.0.0.0:80'],
    ['tcp://localhost:80', 'tcp://localhost:80'],
    ['unix:/tmp/a*:1', 'unix:/tmp/a*:1'],
  ];
  for (const [address, reachable] of cases) {
    it(`${address} → ${reachable}`, () => assert.equal(reachableAddress(address), reachable));
  }
});
