import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import { ruleFor, ruleForLimitBytes } from '../../../../src/app/rows/ruleFor.ts';

describe('ruleFor', () => {
  it('is text where it can be read, else hex; what goes on is known by its beginning', () => {
    assert.equal(
      ruleFor(new Uint8Array(Buffer.from('say "hi" {{x}}\n')), false),
      '"say \\"hi\\" \\{{x}}\\n"',
    );
    assert.equal(ruleFor(new Uint8Array([0xff, 0xfe, 1, 2]), false), 'hex"ff fe 01 02"');
    assert.equal(ruleFor(new Uint8Array(Buffer.from('GET /')), true), 'starts "GET /"');
  });

  it('is a rule without a problem, whatever was received', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: ruleForLimitBytes });
    fc.assert(
      fc.property(bytes, fc.boolean(), (received, goesOn) => {
        const parsed = parseRuleStatements(`on data ${ruleFor(received, goesOn)} reply "thanks"`);
        assert.ok(parsed.ok);
      }),
    );
  });
});
