import assert from 'node:assert/strict';
import { responders } from '../../../../src/engine/responders/table.ts';
import { services } from '../../../../src/language/rules/services.ts';

describe('responders', () => {
  it('has one for each service that a rule can name, and no others', () => {
    assert.deepEqual(Object.keys(responders).sort(), services.map(({ name }) => name).sort());
  });
});
