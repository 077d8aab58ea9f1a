import assert from 'node:assert/strict';
import { parseExperiment } from '../../../../src/language/experiment/parseExperiment.ts';
import { withinMs } from '../../../../src/runner/state/withinMs.ts';

describe('withinMs', () => {
  it('is what a statement says, and two seconds where it says nothing', () => {
    const { experiment } = parseExperiment(
      'connect {{server}} as a\naccept server as b\na < "x"\na < end within 5ms\nb < nothing for 1s\n',
    );
    const [connect, accept, expect, quick, nothing] = experiment.statements;
    assert.ok(connect?.kind === 'connect' && withinMs(connect) === 2000);
    assert.ok(accept?.kind === 'accept' && withinMs(accept) === 2000 && accept.listener.value === 'server');
    assert.ok(expect?.kind === 'expect' && expect.expected.kind === 'literal');
    assert.equal(withinMs(expect), 2000);
    assert.ok(quick?.kind === 'expect');
    assert.deepEqual([quick.expected.kind, withinMs(quick)], ['end', 5]);
    assert.ok(nothing?.kind === 'expect' && nothing.expected.kind === 'nothing');
    assert.equal(nothing.expected.forMs.value, 1000);
  });
});
