import assert from 'node:assert/strict';
import type { CompiledRule } from '../../../../../src/engine/responders/rules/compiledRules.ts';
import { RuleUses } from '../../../../../src/engine/responders/rules/ruleUses.ts';
import { ruleBench } from '../../../../support/ruleBench.ts';

const rule = (): CompiledRule => ({ times: 2 }) as CompiledRule;

describe('RuleUses', () => {
  it('counts each rule by itself, and changes none', () => {
    const uses = new RuleUses();
    const [one, other] = [Object.freeze(rule()), Object.freeze(rule())];
    uses.add(one);
    uses.add(one);
    uses.add(other);
    assert.deepEqual([uses.of(one), uses.of(other), uses.of(rule())], [2, 1, 0]);
    assert.equal(new RuleUses().of(one), 0);
  });

  it('is of the connection for what it receives, of the listener for new connections', () => {
    const rules = [
      'on connect reply "first " times 1',
      'on connect reply "second " times 1',
      'on connect reply "full "',
      'on data reply "once" times 1',
    ];
    const { talk, ...bench } = ruleBench(rules.join('\n'));
    const texts = [bench, talk(), talk()].map(({ reply, connect, data }) => {
      connect();
      data('a');
      data('b');
      return reply.text;
    });
    assert.deepEqual(texts, ['first once', 'second once', 'full once']);
  });
});
