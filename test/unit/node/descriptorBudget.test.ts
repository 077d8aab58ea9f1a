import assert from 'node:assert/strict';
import { DescriptorBudget } from '../../../src/node/descriptorBudget.ts';

describe('DescriptorBudget', () => {
  it('gives out as many as the limit and no more until one is back', () => {
    const budget = new DescriptorBudget(() => 2);
    assert.deepEqual([budget.take(), budget.take(), budget.take()], [true, true, false]);
    budget.give();
    assert.deepEqual([budget.take(), budget.take()], [true, false]);
  });

  it('asks the system once, and not before it must', () => {
    let asked = 0;
    const budget = new DescriptorBudget(() => ++asked);
    assert.equal(asked, 0);
    budget.take();
    budget.take();
    assert.equal(asked, 1);
  });

  it('leaves a reserve below the limit of this machine', () => {
    assert.ok(new DescriptorBudget().limit > 0);
  });
});
