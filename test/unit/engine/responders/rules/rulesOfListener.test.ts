import assert from 'node:assert/strict';
import { ProblemList } from '../../../../../src/model/problemList.ts';
import { nodeEnvironment } from '../../../../../src/node/nodeEnvironment.ts';
import { Programs } from '../../../../../src/node/programs.ts';
import { compileRules } from '../../../../../src/engine/responders/rules/compileRules.ts';
import { rulesOfListener } from '../../../../../src/engine/responders/rules/rulesOfListener.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

function compiled(text: string) {
  const clock = new FakeClock();
  const folder = (): string => '/nowhere';
  const world = {
    environment: nodeEnvironment({ folder }),
    folder,
    programs: new Programs({ clock, folder }),
  };
  return compileRules(text, world, new ProblemList()).rules;
}

describe('rulesOfListener', () => {
  it('knows which answers begin with the connection, and whether one goes on by itself', () => {
    const rules = rulesOfListener(compiled('on data reply exec "cat"\non line reply "x"'));
    assert.deepEqual([rules.starting, rules.goesOn], [[rules.data[0]], true]);
    assert.equal(rulesOfListener(compiled('on line reply "x"')).goesOn, false);
  });

  it('keeps bytes where an answer holds them, or waits, or waits behind another', () => {
    const keeps = (text: string): boolean => rulesOfListener(compiled(text)).keepsBytes;
    assert.equal(keeps('on data reply "x"'), false);
    assert.equal(keeps('on data reply echo'), false);
    assert.equal(keeps('on data reply echo after 1s'), true);
    assert.equal(keeps('on data reply "{{message}}"'), true);
    assert.equal(keeps('on data reply "x" after 1s'), true);
    assert.equal(keeps('on connect reply chargen\non data reply "x"'), true);
  });

  it('counts, and shares periods, by itself: the rules stay as they are', () => {
    const rules = compiled('on connect reply "hi" times 1\nevery 1s reply all "tick"\nevery 1s reply "tock"');
    const [one, other] = [rulesOfListener(rules), rulesOfListener(rules)];
    const [rule] = rules.connect;
    assert.ok(rule !== undefined);
    one.connectUses.add(rule);
    assert.deepEqual([one.connectUses.of(rule), other.connectUses.of(rule)], [1, 0]);
    const clock = new FakeClock();
    const [shared, own] = one.every;
    assert.equal(shared?.shared?.(clock), shared?.shared?.(clock));
    assert.notEqual(shared?.shared?.(clock), other.every[0]?.shared?.(clock));
    assert.equal(own?.shared, undefined);
  });
});
