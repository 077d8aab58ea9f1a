import assert from 'node:assert/strict';
import { parseAddress } from '../../../src/address/parseAddress.ts';
import type { AddressKind } from '../../../src/model/endpointKinds.ts';

/** The options that do not fit. */
function unfit(kind: AddressKind, options: string): string[] {
  const text = `tls://localhost:1?${options}`;
  const parsed = parseAddress(text, { kind });
  return parsed.ok ? [] : parsed.problems.map(({ start, end }) => text.slice(start, end));
}

describe('checkTlsOptions', () => {
  it('wants a certificate for a key', () => {
    assert.deepEqual(unfit('client', 'key=k.pem'), ['key=k.pem']);
    assert.deepEqual(unfit('client', 'passphrase=x'), ['passphrase=x']);
    assert.deepEqual(unfit('client', 'cert=c.pem&key=k.pem&passphrase=x'), []);
    assert.deepEqual(unfit('listener', 'cert=c.p12&passphrase=x'), []);
  });

  it('takes one certificate, made or given', () => {
    assert.deepEqual(unfit('listener', 'cert=c.pem&present=expired'), ['present=expired']);
    assert.deepEqual(unfit('listener', 'present=expired'), []);
  });

  it('wants a request for what judges the certificates of clients', () => {
    assert.deepEqual(unfit('listener', 'ca=ca.pem'), ['ca=ca.pem']);
    assert.deepEqual(unfit('listener', 'requestCert=no&verify=false'), ['verify=false']);
    assert.deepEqual(unfit('listener', 'requestCert=ask&ca=ca.pem&verify=false'), []);
    assert.deepEqual(unfit('client', 'ca=ca.pem&verify=false'), []);
  });

  it('wants versions in order', () => {
    assert.deepEqual(unfit('client', 'minVersion=1.3&maxVersion=1.2'), ['minVersion=1.3']);
    assert.deepEqual(unfit('client', 'minVersion=1.2&maxVersion=1.2'), []);
    assert.deepEqual(unfit('client', 'minVersion=1.3'), []);
  });
});
