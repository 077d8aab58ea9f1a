import assert from 'node:assert/strict';
import net from 'node:net';
import fc from 'fast-check';
import {
  addressFamily,
  isBroadcast,
  isIPv4,
  isIPv6,
  isLoopback,
  isMulticast,
  isWildcard,
  unmappedAddress,
} from '../../../src/address/ipAddress.ts';

describe('ipAddress', () => {
  it('agrees with Node on what an IPv4 and an IPv6 address is', () => {
    const almost = fc
      .array(
        fc.constantFrom(
          ':',
          '::',
          '.',
          '0',
          '1',
          'f',
          'ffff',
          '255',
          '256',
          '1.2.3.4',
          'g',
          '00',
          '%',
          'eth0',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(almost, fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
        assert.equal(isIPv4(text), net.isIPv4(text), text);
        // Zones are a matter of taste; ours take any interface name.
        if (!text.includes('%')) assert.equal(isIPv6(text), net.isIPv6(text), text);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes "::" once, for one group at least', () => {
    for (const text of ['1:2:3:4::6:7:8', '::2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '1:2:3:4:5:6:1.2.3.4']) {
      assert.ok(isIPv6(text), text);
    }
    for (const text of [
      '1:2:3:4::5:6:7:8',
      '1:2:3:4:5:6:7:8::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1.2.3.4::',
      ':1:2:3:4:5:6:7',
    ]) {
      assert.ok(!isIPv6(text), text);
    }
  });

  it('takes a zone', () => {
    assert.ok(isIPv6('fe80::1%eth0') && isIPv6('fe80::1%12'));
    assert.ok(!isIPv6('fe80::1%') && !isIPv6('fe80::1% ') && !isIPv6('fe80::1%a%b'));
    assert.equal(addressFamily('fe80::1%eth0'), 6);
    assert.equal(addressFamily('example.org'), undefined);
  });

  it('shows mapped addresses as IPv4, and nothing else', () => {
    assert.equal(unmappedAddress('::ffff:127.0.0.1'), '127.0.0.1');
    assert.equal(unmappedAddress('0:0:0:0:0:FFFF:7f00:1'), '127.0.0.1');
    for (const host of ['::1', '::127.0.0.1', '::fffe:127.0.0.1', 'localhost', '*'])
      assert.equal(unmappedAddress(host), host);
  });

  it('tells the kinds of addresses', () => {
    assert.deepEqual(
      [
        '224.0.0.1',
        '239.255.255.255',
        'ff02::1%eth0',
        '::ffff:224.0.0.1',
        '223.0.0.1',
        '240.0.0.1',
        'fe80::1',
        'ff',
      ].map(isMulticast),
      [true, true, true, true, false, false, false, false],
    );
    assert.deepEqual(
      [
        '127.0.0.1',
        '127.9.9.9',
        '::1',
        '0:0:0:0:0:0:0:1',
        '::ffff:127.0.0.1',
        'localhost',
        'a.LOCALHOST.',
        '::',
        '128.0.0.1',
        'notlocalhost',
      ].map(isLoopback),
      [true, true, true, true, true, true, true, false, false, false],
    );
    assert.deepEqual(['255.255.255.255', '10.0.0.255'].map(isBroadcast), [true, false]);
    assert.deepEqual(['*', '0.0.0.0', '::', '0::0', '::1'].map(isWildcard), [true, true, true, true, false]);
  });
});
