import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromHost } from '../../../../../media/inspector/shell/messageCheck.ts';

describe('fromHost', () => {
  it('never throws, and lets through what the page relies on', () => {
    const kinds = fc.constantFrom('request' as const, 'notice' as const, 'result' as const);
    const names = fc.constantFrom(
      'capture',
      'endpoints',
      'scope',
      'settings',
      'repeats',
      'compose',
      'rows',
      'bytes',
      'send',
      'preview',
      'x',
    );
    fc.assert(
      fc.property(kinds, names, fc.anything(), (kind, name, body) => {
        assert.equal(typeof fromHost(kind, name, body), 'boolean');
      }),
    );
    assert.equal(fromHost('result', 'clear', null), true);
    assert.equal(fromHost('result', 'bytes', { total: 3, bytes: new Uint8Array(3) }), true);
    assert.equal(fromHost('result', 'bytes', { total: 3, bytes: [1, 2, 3] }), false);
    assert.equal(fromHost('result', 'preview', { kind: 'bytes', length: 1, first: new Uint8Array(1) }), true);
    assert.equal(fromHost('result', 'preview', { kind: 'bytes', length: 1, first: [1] }), false);
    assert.equal(fromHost('result', 'preview', { kind: 'problem', message: 'No.', start: 0, end: 1 }), true);
    assert.equal(fromHost('result', 'preview', { kind: 'other' }), false);
    assert.equal(fromHost('notice', 'scope', { scope: {}, title: 'x' }), true);
    assert.equal(fromHost('notice', 'scope', { scope: {} }), false);
    assert.equal(fromHost('notice', 'repeats', { repeats: [] }), true);
    assert.equal(fromHost('notice', 'compose', { text: '"x"', format: 'payload' }), true);
    assert.equal(fromHost('notice', 'compose', { text: 'x', format: 'other' }), false);
  });
});
