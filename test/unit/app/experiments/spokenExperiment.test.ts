import assert from 'node:assert/strict';
import { spokenExperiment } from '../../../../src/app/experiments/spokenExperiment.ts';

describe('a row of the Experiments view, as it is spoken', () => {
  it('begins with its name, also where it is not saved', () => {
    assert.equal(spokenExperiment('experiment', '', true), 'experiment, not saved yet');
    assert.equal(spokenExperiment('experiment-2', '2 passed', true), 'experiment-2, not saved yet, 2 passed');
  });

  it('has no marks between its parts, and nothing behind a name that has no state', () => {
    assert.equal(spokenExperiment('wrong', 'parts · has problems'), 'wrong, parts, has problems');
    assert.equal(spokenExperiment('Examples', ''), 'Examples');
  });
});
