import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import {
  keepAliveOptions,
  keepAliveSet,
  setKeepAlive,
} from '../../../../../src/engine/link/tcp/keepAlive.ts';
import type { AddressOptions } from '../../../../../src/model/address.ts';

/** What Node is asked for on a connection. */
function asked(options: AddressOptions): unknown[][] {
  const calls: unknown[][] = [];
  const socket = { setKeepAlive: (...args: unknown[]) => calls.push(args) };
  setKeepAlive(socket as unknown as Socket, options);
  return calls;
}

const texts = (options: AddressOptions, platform: NodeJS.Platform): string[] =>
  keepAliveSet(options, platform).map(({ name, value, setBy }) => `${name}=${value} ${setBy}`);

describe('keepAlive', () => {
  it('is left alone where it is not asked for', () => {
    for (const options of [{}, { keepAliveIntervalMs: 1000, keepAliveProbes: 3 }]) {
      assert.deepEqual(keepAliveOptions(options), {});
      assert.deepEqual(asked(options), []);
      assert.deepEqual(texts(options, 'linux'), []);
    }
  });

  it("is set by Node's constructors where only the time is given", () => {
    const options = { keepAliveMs: 5500 };
    assert.deepEqual(keepAliveOptions(options), { keepAlive: true, keepAliveInitialDelay: 5500 });
    assert.deepEqual(asked(options), []);
    assert.deepEqual(texts(options, 'linux'), [
      'SO_KEEPALIVE=1 user',
      'TCP_KEEPIDLE=5 user',
      'TCP_KEEPINTVL=1 node',
      'TCP_KEEPCNT=10 node',
    ]);
  });

  it('is set once the connection is there where interval or count are given', () => {
    const options = { keepAliveMs: 5000, keepAliveProbes: 3 };
    assert.deepEqual(keepAliveOptions(options), {});
    assert.deepEqual(asked(options), [[true, 5000, 1000, 3]]);
    assert.deepEqual(asked({ keepAliveMs: 5000, keepAliveIntervalMs: 2000 }), [[true, 5000, 2000, 10]]);
    assert.deepEqual(texts(options, 'darwin').slice(2), ['TCP_KEEPINTVL=1 node', 'TCP_KEEPCNT=3 user']);
  });

  it('is one call on Windows', () => {
    assert.deepEqual(texts({ keepAliveMs: 5000, keepAliveProbes: 3 }, 'win32'), [
      'SO_KEEPALIVE=1 user',
      'TCP_KEEPIDLE=5 user',
    ]);
  });
});
