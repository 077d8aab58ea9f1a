import assert from 'node:assert/strict';
import { parseSize } from '../../../../src/language/core/parseSize.ts';

describe('parseSize', () => {
  const loosely = (text: string) => parseSize(text, { loose: true });

  it('reads decimal and binary units', () => {
    for (const read of [parseSize, loosely]) {
      assert.equal(read('16B'), 16);
      assert.equal(read('1.5KiB'), 1536);
      assert.equal(read('2MB'), 2_000_000);
      assert.equal(read('1GiB'), 1024 ** 3);
    }
  });

  it('takes what a search box takes only where that is wanted', () => {
    const loose = { '100': 100, '1,500': 1500, '2kib': 2048, '3k': 3000, '1m': 1_000_000, '1KB': 1000 };
    for (const [text, bytes] of Object.entries(loose)) {
      assert.equal(parseSize(text), undefined, text);
      assert.equal(loosely(text), bytes, text);
    }
  });

  it('takes nothing else', () => {
    for (const text of [
      '',
      'B',
      'KiB',
      '1 KiB',
      '-1B',
      '1g',
      '1TiB',
      '1.B',
      '9999999999999999B',
      'constructor',
    ])
      for (const read of [parseSize, loosely]) assert.equal(read(text), undefined, text);
  });
});
