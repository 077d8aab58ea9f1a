import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitHostPort } from '../../../src/address/splitHostPort.ts';
import type { AddressKind } from '../../../src/model/endpointKinds.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { ProblemList } from '../../../src/model/problemList.ts';

function split(authority: string, kind: AddressKind = 'listener') {
  const text = `tcp://${authority}?a=b`;
  const problems = new ProblemList();
  const start = 'tcp://'.length;
  const { host, port } = splitHostPort(text, start, start + authority.length, kind, problems);
  const found = problems.result(undefined);
  const reported: readonly Problem[] = found.ok ? [] : found.problems;
  return {
    host: host && text.slice(host.start, host.end),
    port: port && text.slice(port.start, port.end),
    problems: reported,
  };
}

describe('splitHostPort', () => {
  it('splits every form', () => {
    const parts = (authority: string) => {
      const { host, port, problems } = split(authority);
      assert.deepEqual(problems, [], authority);
      return [host, port];
    };
    assert.deepEqual(parts('localhost:9998'), ['localhost', '9998']);
    assert.deepEqual(parts('[::1]:9998'), ['::1', '9998']);
    assert.deepEqual(parts(':9998'), [undefined, '9998']);
    assert.deepEqual(parts('9998'), [undefined, '9998']);
    assert.deepEqual(parts('*:http'), ['*', 'http']);
  });

  it('offers brackets and a port where they are missing', () => {
    const fix = (authority: string, kind?: AddressKind) => split(authority, kind).problems[0]?.fix;
    assert.equal(fix('::1:9998'), '[::1]:9998');
    assert.equal(fix('fe80::abcd:ef01'), '[fe80::abcd:ef01]:0');
    assert.equal(fix('[localhost]:1'), 'localhost');
    assert.equal(fix('localhost'), ':0');
    assert.equal(fix('localhost', 'client'), undefined);
    assert.equal(fix('localhost:'), '0');
    assert.equal(fix('http', 'client'), ':http');
  });

  it('refuses what is neither', () => {
    for (const authority of ['[::1', '[::1]x', 'a:b:c'])
      assert.equal(split(authority).problems.length, 1, authority);
  });

  it('takes any text, and stays within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (authority) => {
        const { problems } = split(authority);
        const [start, end] = ['tcp://'.length, 'tcp://'.length + authority.length];
        for (const problem of problems) assert.ok(problem.start >= start && problem.end <= end, authority);
      }),
    );
  });
});
