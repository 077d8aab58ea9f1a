import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBinary, textRuns } from '../../../src/bytes/binaryBytes.ts';

describe('Bytes that are not mostly text', () => {
  const is = (text: string, encoding: BufferEncoding = 'utf8'): boolean =>
    isBinary(Buffer.from(text, encoding));

  it('have more than a quarter that cannot be displayed', () => {
    assert.equal(is(''), false);
    assert.equal(is('hello\r\n\tworld'), false);
    assert.equal(is('straße 🌮 é'), false);
    assert.equal(is('abc\0'), false);
    assert.equal(is('ab\0'), true);
    assert.equal(is('hello \0\x01\x02 🌮'), false);
    assert.equal(is('abcd\xff', 'latin1'), false);
    assert.equal(is('000100000006110300', 'hex'), true);
  });

  it('are not taken for text because two of them happen to be a character that needs another one', () => {
    assert.equal(is('deadbeef', 'hex'), true);
    assert.equal(is('e\u0301'), false);
    assert.equal(is('\u202e\u2066'), true);
  });

  it('do not include a character that is cut off where they continue', () => {
    const cut = Buffer.from('61f09f8c', 'hex');
    assert.equal(isBinary(cut), true);
    assert.equal(isBinary(cut, true), false);
  });

  it('are never printable ASCII alone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0x20, max: 0x7e }), (bytes) => {
        assert.equal(isBinary(bytes), false);
      }),
    );
  });

  it('have runs of text of a least length', () => {
    assert.deepEqual(textRuns(Buffer.from('ab\0\0cde\xff', 'latin1'), 3), [{ start: 4, end: 7 }]);
    assert.deepEqual(textRuns(Buffer.from('ab\0cde'), 2), [
      { start: 0, end: 2 },
      { start: 3, end: 6 },
    ]);
  });
});
