import assert from 'node:assert/strict';
import { checkOptions } from '../../../src/address/checkOptions.ts';
import { parseOptions } from '../../../src/address/parseOptions.ts';
import type { AddressKind } from '../../../src/model/endpointKinds.ts';
import { ProblemList } from '../../../src/model/problemList.ts';

/** The options that do not fit. */
function unfit(transport: 'tcp' | 'udp', kind: AddressKind, host: string, text: string): string[] {
  const problems = new ProblemList();
  const options = parseOptions(text, 0, text.length, { transport, kind }, problems);
  assert.equal(problems.count, 0, 'each is right by itself');
  checkOptions(host, transport, options, problems);
  const found = problems.result(undefined);
  return found.ok ? [] : found.problems.map(({ start, end }) => text.slice(start, end));
}

describe('checkOptions', () => {
  it('wants addresses of one family', () => {
    assert.deepEqual(unfit('tcp', 'client', '127.0.0.1', 'family=6'), ['family=6']);
    assert.deepEqual(unfit('tcp', 'client', 'localhost', 'family=6&localAddress=127.0.0.1'), [
      'localAddress=127.0.0.1',
    ]);
    assert.deepEqual(unfit('tcp', 'client', '::1', 'localAddress=::1'), []);
  });

  it('wants keep-alive on for what it is set to', () => {
    assert.deepEqual(unfit('tcp', 'client', 'x', 'keepAliveProbes=3'), ['keepAliveProbes=3']);
    assert.deepEqual(unfit('tcp', 'client', 'x', 'keepAliveMs=1000&keepAliveProbes=3'), []);
  });

  it('wants a group for what groups have', () => {
    assert.deepEqual(unfit('udp', 'listener', '127.0.0.1', 'join=eth0'), ['join=eth0']);
    assert.deepEqual(unfit('udp', 'listener', '*', 'join=eth0'), ['join=eth0']);
    assert.deepEqual(unfit('udp', 'listener', '239.1.2.3', 'join=eth0&source=192.0.2.1'), []);
    assert.deepEqual(unfit('udp', 'listener', '239.1.2.3', 'source=239.1.2.4'), ['source=239.1.2.4']);
    // A name may be that of a group.
    assert.deepEqual(unfit('udp', 'listener', 'group.example', 'join=eth0'), []);
    assert.deepEqual(unfit('udp', 'client', '127.0.0.1', 'ttl=0'), ['ttl=0']);
    assert.deepEqual(unfit('udp', 'client', '239.1.2.3', 'ttl=0'), []);
  });

  it('wants one host for a peer that may reply from any port', () => {
    assert.deepEqual(unfit('udp', 'client', '127.0.0.1', 'anyPort'), []);
    assert.deepEqual(unfit('udp', 'client', '239.1.2.3', 'anyPort'), ['anyPort']);
    assert.deepEqual(unfit('udp', 'client', '255.255.255.255', 'anyPort'), ['anyPort']);
  });
});
