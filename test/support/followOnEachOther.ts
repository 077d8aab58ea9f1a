import { needsDescribe } from '../../scripts/suites/neededDescribe.ts';

/**
 * Inside a describe whose tests go on where the one before has left their window: after one that fails the others are
 * skipped, since they would only wait for what is not there; and where one is run again, all of them are.
 */
export function followOnEachOther(): void {
  before(function () {
    if (this.test?.parent !== undefined) needsDescribe(this.test.parent);
  });
  beforeEach(function () {
    if (this.currentTest?.parent?.tests.some(({ state }) => state === 'failed') === true) this.skip();
  });
}
