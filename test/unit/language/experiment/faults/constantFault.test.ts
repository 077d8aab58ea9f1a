import assert from 'node:assert/strict';
import { constantFault } from '../../../../../src/language/experiment/faults/constantFault.ts';
import { printFault } from '../../../../../src/language/experiment/faults/printFault.ts';
import type { FaultLine } from '../../../../../src/language/experiment/model/experiment.ts';
import { parseExperiment } from '../../../../../src/language/experiment/parseExperiment.ts';

function lineOf(text: string): FaultLine {
  const { experiment, problems } = parseExperiment(`relay tcp://:0 to tcp://:9 as link\n  ${text}`);
  assert.deepEqual(problems, []);
  const [relay] = experiment.statements;
  assert.ok(relay?.kind === 'relay' && relay.faults[0] !== undefined);
  return relay.faults[0];
}

const world = { variable: (name: string) => (name === 'x' ? Buffer.from('GET\n') : undefined) };

function constant(text: string): string {
  const fault = constantFault(lineOf(text), world);
  return fault.ok ? printFault(fault.value) : fault.problems.map(({ message }) => message).join();
}

describe('constantFault', () => {
  it('puts bytes in place of variables, and leaves alone what is constant', () => {
    assert.equal(constant('hold {{x}} hex"??" up'), 'hold hex"47 45 54 0a ??" up');
    assert.equal(constant('hold "{{x}}a"'), String.raw`hold "GET\na"`);
    assert.equal(constant('hold \'a\'  hex"0D ??" up'), 'hold \'a\'  hex"0D ??" up');
    assert.equal(constant('latency 5ms'), 'latency 5ms');
    assert.equal(constant('replace {{x}} with "a{{x}}"'), String.raw`replace "GET\n" with "aGET\n"`);
  });

  it('says what cannot be encoded, and where', () => {
    assert.match(constant('hold {{y}}'), /y/);
    const line = lineOf('hold u8({{x}})');
    const failed = constantFault(line);
    assert.ok(!failed.ok);
    assert.ok(failed.problems[0].start > line.start);
  });

  it('refuses patterns of no bytes, and of very many', () => {
    assert.equal(constant('hold ""'), 'A pattern has at least one byte.');
    assert.equal(constant('hold repeat(4097, "x")'), 'A pattern has at most 4096 bytes.');
    assert.equal(constant('hold repeat(4096, "x")'), 'hold repeat(4096, "x")');
    assert.equal(constant('replace "x" with ""'), 'replace "x" with ""');
    const long = 'replace "x" with repeat(4097, "x")';
    assert.equal(constant(long), 'A replacement has at most 4096 bytes.');
  });
});
