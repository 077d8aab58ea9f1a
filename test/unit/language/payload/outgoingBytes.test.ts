import assert from 'node:assert/strict';
import { outgoingBytes } from '../../../../src/language/payload/outgoingBytes.ts';

function text(...args: Parameters<typeof outgoingBytes>): string {
  const bytes = outgoingBytes(...args);
  assert.ok(bytes.ok);
  return Buffer.from(bytes.value).toString('latin1');
}

describe('outgoingBytes', () => {
  it('puts the line ending behind text, with escapes or without, and behind nothing else', () => {
    assert.equal(text('hi', 'text', 'crlf'), 'hi\r\n');
    assert.equal(text('hi', 'text', 'lf'), 'hi\n');
    assert.equal(text('hi', 'text', 'none'), 'hi');
    assert.equal(text('h\\x69', 'escapes', 'crlf'), 'hi\r\n');
    assert.equal(text('', 'escapes', 'lf'), '\n');
    assert.equal(text('h\\x69', 'escapes', 'none'), 'hi');
    assert.equal(text('68 69', 'hex', 'crlf'), 'hi');
  });

  it('answers problems instead of bytes', () => {
    assert.equal(outgoingBytes('6', 'hex', 'none').ok, false);
    assert.equal(outgoingBytes('\\', 'escapes', 'lf').ok, false);
  });
});
