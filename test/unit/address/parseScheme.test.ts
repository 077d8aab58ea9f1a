import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseScheme } from '../../../src/address/parseScheme.ts';
import { ProblemList } from '../../../src/model/problemList.ts';
import { transportNames, transports, type Transport } from '../../../src/model/transports.ts';

function scheme(text: string, known?: Transport) {
  const problems = new ProblemList();
  const { transport, from } = parseScheme(text, { start: 0, end: text.length }, known, problems);
  const found = problems.result(undefined);
  const [problem] = found.ok ? [] : found.problems;
  return {
    transport,
    rest: text.slice(from),
    marked: problem && text.slice(problem.start, problem.end),
    fix: problem?.fix,
  };
}

describe('parseScheme', () => {
  it('takes the prefix of every transport, in either case', () => {
    for (const transport of transportNames)
      for (const prefix of [transports[transport].prefix, transports[transport].prefix.toUpperCase()])
        assert.deepEqual(
          scheme(`${prefix}rest`),
          { transport, rest: 'rest', marked: undefined, fix: undefined },
          prefix,
        );
  });

  it('needs none where the transport is known, and refuses another', () => {
    assert.deepEqual(scheme('localhost:80', 'tcp'), {
      transport: 'tcp',
      rest: 'localhost:80',
      marked: undefined,
      fix: undefined,
    });
    assert.deepEqual(scheme('udp://x:1', 'tcp'), {
      transport: 'udp',
      rest: 'x:1',
      marked: 'udp://',
      fix: 'tcp://',
    });
  });

  it('completes what lacks a colon or a slash', () => {
    for (const text of ['tcp:x:1', 'tcp:/x:1', 'tcp//x:1', 'TCP:x:1']) {
      const { transport, rest, fix } = scheme(text);
      assert.deepEqual({ transport, rest, fix }, { transport: 'tcp', rest: 'x:1', fix: 'tcp://' }, text);
    }
    assert.equal(scheme('tls:x:1').fix, 'tls://');
    // A host and its port are no scheme.
    assert.deepEqual([scheme('localhost:80').transport, scheme('localhost:80').fix], [undefined, 'tcp://']);
    assert.equal(scheme('unix:///tmp/x').fix, 'unix:');
    assert.equal(scheme('/tmp/x').fix, 'unix:');
  });

  it('offers what other programs mean by theirs', () => {
    assert.deepEqual([scheme('http://x').transport, scheme('http://x').fix], ['tcp', 'tcp']);
    assert.equal(scheme('wss://x').fix, 'tls');
    assert.equal(scheme('ipc://x').fix, 'unix:');
    assert.equal(scheme('upd://x').fix, 'udp');
    assert.equal(scheme('quack://x').fix, undefined);
    assert.equal(scheme('unix-dgram:x').transport, undefined);
  });

  it('takes any text, and stays within it', () => {
    const known = fc.constantFrom(undefined, ...transportNames);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), known, (text, transport) => {
        const { from } = parseScheme(text, { start: 0, end: text.length }, transport, new ProblemList());
        assert.ok(from >= 0 && from <= text.length, text);
      }),
    );
  });
});
