import assert from 'node:assert/strict';
import { reachOf, type Reach } from '../../../src/address/reach.ts';

describe('reachOf', () => {
  const cases: readonly (readonly [host: string, joinsLoopback: boolean, reach: Reach])[] = [
    ['127.0.0.1', false, 'machine'],
    ['::1', false, 'machine'],
    ['239.1.2.3', false, 'group'],
    ['239.1.2.3', true, 'machine'],
    ['ff02::1', false, 'group'],
    ['*', false, 'interfaces'],
    ['0.0.0.0', true, 'interfaces'],
    ['192.0.2.1', true, 'host'],
  ];
  for (const [host, joinsLoopback, reach] of cases)
    it(`${host}${joinsLoopback ? ', joined on the loopback' : ''}: ${reach}`, () =>
      assert.equal(reachOf(host, joinsLoopback), reach));
});
