import { needsDescribe } from '../../scripts/suites/neededDescribe.ts';

/**
 * For a describe whose tests each continue in the window where the previous one ended: after a failure the rest are
 * skipped, as they would only wait in vain; and if one is repeated, all of them are.
 */
export function followOnEachOther(): void {
  before(function () {
    if (this.test?.parent !== undefined) needsDescribe(this.test.parent);
  });
  beforeEach(function () {
    if (this.currentTest?.parent?.tests.some(({ state }) => state === 'failed') === true) this.skip();
  });
}
