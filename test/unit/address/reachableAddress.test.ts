import assert from 'node:assert/strict';
import { reachableAddress } from '../../../src/address/reachableAddress.ts';

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
