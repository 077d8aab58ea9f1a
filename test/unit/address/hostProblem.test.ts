import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostProblem } from '../../../src/address/hostProblem.ts';

/** The marked part of a host and the fix, where there is one. */
function marked(host: string): readonly [part: string, fix?: string] | undefined {
  const problem = hostProblem(host);
  if (problem === undefined) return undefined;
  const part = host.slice(problem.start, problem.end);
  return problem.fix === undefined ? [part] : [part, problem.fix];
}

describe('hostProblem', () => {
  it('takes addresses and names, also of other scripts', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost', 'a-b.example.org.', '_srv.x', 'büro.example'])
      assert.equal(hostProblem(host), undefined, host);
    assert.equal(hostProblem(`${'a'.repeat(63)}.b`), undefined);
  });

  it('marks the part of an IPv4 address that is wrong', () => {
    assert.deepEqual(marked('10.0.0.256'), ['256']);
    assert.deepEqual(marked('10.010.0.1'), ['010', '10']);
    assert.deepEqual(marked('10.0.1'), ['10.0.1']);
    assert.deepEqual(marked('example.0x1f'), ['example.0x1f']);
  });

  it('marks the part of a name that is wrong', () => {
    assert.deepEqual(marked('a b.org'), [' ']);
    assert.deepEqual(marked('a..org'), ['.']);
    assert.deepEqual(marked('-a.org'), ['-a']);
    assert.deepEqual(marked(`x.${'a'.repeat(64)}`), ['a'.repeat(64)]);
    assert.deepEqual(marked('1:2:3'), ['1:2:3']);
  });

  it('takes any text, and marks a part of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (host) => {
        const problem = hostProblem(host);
        if (problem === undefined) return;
        assert.ok(problem.start >= 0 && problem.start <= problem.end && problem.end <= host.length, host);
        assert.match(problem.message, /\.$/);
      }),
    );
  });
});
