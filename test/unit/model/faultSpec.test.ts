import assert from 'node:assert/strict';
import { faultKinds, faultRow, type FaultKind } from '../../../src/model/faultSpec.ts';

// One that is missing here does not compile.
const all: Readonly<Record<FaultKind, true>> = {
  latency: true,
  bandwidth: true,
  slice: true,
  limit: true,
  stall: true,
  reset: true,
  slowClose: true,
  corrupt: true,
  offline: true,
  drop: true,
  duplicate: true,
  reorder: true,
  truncate: true,
};

describe('faultKinds', () => {
  it('has a row of every kind', () => {
    for (const kind of Object.keys(all) as FaultKind[]) assert.equal(faultRow(kind).kind, kind);
    assert.equal(faultKinds.length, Object.keys(all).length);
  });

  it('explains every keyword in a sentence', () => {
    for (const { kind, help, settings } of faultKinds) {
      assert.match(help, /^[A-Z].*\.$/, kind);
      for (const { word, help } of settings)
        if (word !== undefined) assert.match(help ?? '', /^[A-Z].*\.$/, `${kind} ${word}`);
    }
  });
});
