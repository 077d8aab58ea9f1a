import assert from 'node:assert/strict';
import { changed, oneOf, savedFields } from '../../../../../media/inspector/state/statePart.ts';

interface Some {
  readonly count: number;
  readonly name?: string;
}

describe('changed', () => {
  it('is the same object where nothing differs', () => {
    const state: Some = { count: 1 };
    assert.equal(changed(state, undefined), state);
    assert.equal(changed(state, { count: 1 }), state);
    assert.equal(changed(state, { name: undefined }), state);
  });

  it('is another with what differs; an undefined field is removed', () => {
    const state: Some = { count: 1, name: 'a' };
    assert.deepEqual(changed(state, { count: 2 }), { count: 2, name: 'a' });
    assert.deepEqual(changed(state, { name: undefined }), { count: 1 });
    assert.deepEqual(state, { count: 1, name: 'a' });
  });
});

describe('saved values', () => {
  it('are one of those allowed, or nothing', () => {
    assert.deepEqual(
      ['a', 'c', 1, undefined].map((value) => oneOf(value, ['a', 'b'])),
      ['a', undefined, undefined, undefined],
    );
  });

  it('are the fields of an object, or none', () => {
    assert.deepEqual(savedFields({ a: 1 }), { a: 1 });
    for (const value of [undefined, null, 'text', 1]) assert.deepEqual(savedFields(value), {});
  });
});
