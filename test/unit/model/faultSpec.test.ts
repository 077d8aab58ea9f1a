import assert from 'node:assert/strict';
import { faultTable } from '../../../src/engine/pipeline/faults/faultTable.ts';
import { faultForm, faultKinds, faultRow, type FaultKind } from '../../../src/model/faultSpec.ts';

describe('faultKinds', () => {
  it('has a row of every kind', () => {
    const kinds = Object.keys(faultTable) as FaultKind[];
    for (const kind of kinds) assert.equal(faultRow(kind).kind, kind);
    assert.equal(faultKinds.length, kinds.length);
  });

  it('explains every kind and keyword in a sentence', () => {
    for (const { kind, help, settings } of faultKinds) {
      assert.match(help, /^[A-Z].*\.$/, kind);
      for (const { word, help } of settings)
        if (word !== undefined) assert.match(help ?? '', /^[A-Z].*\.$/, `${kind} ${word}`);
    }
  });
});

describe('faultForm', () => {
  it('shows every setting', () => {
    assert.equal(faultForm(faultRow('latency')), 'latency 100ms jitter 20ms');
    assert.equal(faultForm(faultRow('stall')), 'stall for 5s then close');
    assert.equal(faultForm(faultRow('drop')), 'drop');
  });
});
