import assert from 'node:assert/strict';
import fc from 'fast-check';
import { printFault } from '../../../src/language/experiment/faults/printFault.ts';
import { faultLineKey, faultLineText, faultsText, isFaultLineOn } from '../../../src/model/faultLine.ts';
import { faultKey } from '../../../src/model/faultList.ts';
import { anyFault } from '../../support/anyFault.ts';

describe('faultLine', () => {
  it('knows of any line what the fault itself says', () => {
    fc.assert(
      fc.property(anyFault, (fault) => {
        const line = printFault(fault);
        assert.equal(faultLineKey(line), faultKey(fault));
        assert.equal(isFaultLineOn(line), fault.enabled !== false);
        const { enabled: _off, ...on } = fault;
        assert.equal(faultLineText(line), printFault(on));
      }),
    );
  });

  it('shows one line, and of several how many are on', () => {
    assert.equal(faultsText([]), undefined);
    assert.equal(faultsText(['stall off']), undefined);
    assert.equal(faultsText(['latency 100ms', 'stall off']), 'latency 100ms');
    assert.equal(faultsText(['latency 100ms', 'stall off', 'corrupt up']), '2 faults');
  });
});
