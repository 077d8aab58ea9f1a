import assert from 'node:assert/strict';
import { isAddress, systemResolve } from '../../../../src/engine/kernel/resolve.ts';

describe('resolve', () => {
  it('tells addresses from names', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:1.2.3.4', 'fe80::1%eth0'])
      assert.ok(isAddress(address), address);
    for (const name of ['localhost', '1.2.3', '256.1.1.1', '[::1]', '', '*'])
      assert.ok(!isAddress(name), name);
  });

  it('gives back an address without asking anybody', async () => {
    assert.deepEqual(await systemResolve('127.0.0.1'), { ok: true, value: ['127.0.0.1'] });
  });

  it('answers for a name that no system can know', async () => {
    // Two dots in a row: no name server is asked.
    const result = await systemResolve('a..b');
    assert.ok(!result.ok);
    assert.deepEqual([result.failure.call, result.failure.address], ['getaddrinfo', 'a..b']);
    assert.notEqual(result.failure.code, 'UNKNOWN');
  });
});
