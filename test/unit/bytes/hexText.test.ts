import assert from 'node:assert/strict';
import { formatHex, hexRow, hexRowWidth } from '../../../src/bytes/hexText.ts';

describe('hexText', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => index + 0x1c);

  it('writes two digits per byte', () => {
    assert.equal(formatHex(Uint8Array.of(0, 10, 255)), '00 0a ff');
    assert.equal(formatHex(Uint8Array.of(0, 10, 255), ''), '000aff');
    assert.equal(formatHex(new Uint8Array()), '');
  });

  it('makes rows of sixteen, the last one shorter', () => {
    const row = hexRow(bytes, 0);
    assert.deepEqual(row, {
      offset: '00000000',
      hex: '1c 1d 1e 1f 20 21 22 23  24 25 26 27 28 29 2a 2b',
      ascii: '.... !"#$%&\'()*+',
    });
    assert.equal(row.hex.length, hexRowWidth);
    assert.deepEqual(hexRow(bytes, 16, 0x1000), { offset: '00001010', hex: '2c 2d 2e 2f', ascii: ',-./' });
    assert.deepEqual(hexRow(bytes, 32), { offset: '00000020', hex: '', ascii: '' });
  });
});
