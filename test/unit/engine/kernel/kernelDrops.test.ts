import assert from 'node:assert/strict';
import { dropsOf, kernelDrops } from '../../../../src/engine/kernel/kernelDrops.ts';

const table = `   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
 2441: 0100007F:1A71 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4711 2 00000000c0ffee00 17
 2442: 00000000:0044 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4712 2 00000000c0ffee01 0
`;

describe('kernelDrops', () => {
  it('reads the drops of the socket with the inode', () => {
    assert.deepEqual(
      [dropsOf('4711', table), dropsOf('4712', table), dropsOf('47', table)],
      [17, 0, undefined],
    );
  });

  it('knows nothing without a descriptor', () => {
    assert.equal(kernelDrops(undefined), undefined);
  });
});
