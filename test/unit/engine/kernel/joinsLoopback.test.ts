import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { joinsLoopback } from '../../../../src/engine/kernel/joinsLoopback.ts';

describe('joinsLoopback', () => {
  const interfaces = {
    lo: [
      { address: '127.0.0.1', internal: true },
      { address: '::1', internal: true },
    ],
    eth0: [{ address: '192.0.2.2', internal: false }],
    down0: [],
  } as unknown as NodeJS.Dict<NetworkInterfaceInfo[]>;

  it('knows the loopback by address and by name, and takes nothing else for it', () => {
    for (const join of ['127.0.0.1', '127.1.2.3', '::1', 'lo'])
      assert.equal(joinsLoopback(join, interfaces, 'linux'), true);
    for (const join of ['192.0.2.2', '0.0.0.0', 'eth0', 'down0', 'gone', '', undefined])
      assert.equal(joinsLoopback(join, interfaces, 'linux'), false, join);
    assert.equal(joinsLoopback('127.0.0.1', interfaces, 'win32'), false);
  });
});
