import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkRequest } from '../../../../src/app/page/checkRequest.ts';

describe('checkRequest', () => {
  it('lets a page ask what it may ask', () => {
    assert.ok(checkRequest('ready', { filter: '' }));
    assert.ok(checkRequest('ready', {}));
    assert.ok(checkRequest('keep', { state: '{}' }));
    assert.ok(checkRequest('ping', {}));
    assert.ok(checkRequest('rows', { generation: 0, from: 0, count: 100 }));
    assert.ok(checkRequest('send', { text: 'x', format: 'hex', lineEnding: 'lf' }));
    assert.ok(checkRequest('preview', { text: '"x"', to: 3 }));
    assert.ok(checkRequest('editDraft', { text: 'x', format: 'text', lineEnding: 'none' }));
    assert.ok(checkRequest('setScope', { scope: {} }));
    assert.ok(checkRequest('setFilter', { filter: 'x'.repeat(1000) }));
    assert.ok(checkRequest('act', { action: 'reset', id: 3 }));
    for (const name of ['decode', 'writeToRead']) assert.ok(checkRequest(name, { generation: 0, seq: 3 }));
    assert.ok(checkRequest('goToRow', { seq: 3 }));
    assert.ok(checkRequest('decode', { generation: 0, seq: 3, decoder: 'dns' }));
    const written = { to: 1, text: 'x', format: 'text', lineEnding: 'none' };
    assert.ok(checkRequest('repeat', { ...written, everyMs: 0 }));
    assert.ok(checkRequest('repeat', { ...written, everyMs: 100, times: 5 }));
    assert.ok(checkRequest('savedPayloads', written));
    assert.ok(checkRequest('stopRepeat', { id: 1 }));
  });

  it('refuses what is too much, unknown or of another kind', () => {
    assert.ok(!checkRequest('rows', { generation: 0, from: 0, count: 1001 }));
    assert.ok(!checkRequest('bytes', { generation: 0, seq: 0, offset: 0, length: 1024 * 1024 + 1 }));
    assert.ok(!checkRequest('bytes', { generation: 0, seq: -1, offset: 0, length: 1 }));
    assert.ok(!checkRequest('decode', { generation: 0, seq: 3, decoder: 'x'.repeat(41) }));
    assert.ok(!checkRequest('act', { action: 'remove', id: 3 }));
    assert.ok(!checkRequest('setFilter', { filter: 'x'.repeat(1001) }));
    assert.ok(!checkRequest('keep', { state: 'x'.repeat(1_000_001) }));
    assert.ok(!checkRequest('setTarget', { id: 0 }));
    assert.ok(!checkRequest('preview', { text: 5 }));
    assert.ok(!checkRequest('editDraft', { text: 'x', format: 'pdf', lineEnding: 'none' }));
    const written = { text: 'x', format: 'text', lineEnding: 'none' };
    for (const plan of [{ everyMs: -1 }, { everyMs: 2 ** 31 }, { everyMs: 0.5 }, { everyMs: 1, times: 0 }])
      assert.ok(!checkRequest('repeat', { ...written, ...plan }));
    assert.ok(!checkRequest('toString', {}));
  });

  it('never throws', () => {
    const names = fc.constantFrom(
      'ready',
      'rows',
      'bytes',
      'send',
      'repeat',
      'setScope',
      'act',
      '__proto__',
      'constructor',
    );
    fc.assert(
      fc.property(names, fc.anything({ withNullPrototype: true, withTypedArray: true }), (name, body) => {
        assert.equal(typeof checkRequest(name, body), 'boolean');
      }),
    );
  });
});
