import assert from 'node:assert/strict';
import { ruleBench } from '../../../../../support/ruleBench.ts';

describe('ExpressionWatch', () => {
  it('passes over a large expression where a message has more bytes than it looks at', () => {
    const { reply, data } = ruleBench('on data /[a-b]{1,400}(c)/ reply "{{1}}"\non data reply "other"');
    data(`${'ab'.repeat(100)}c`);
    data('ab'.repeat(20_000));
    assert.deepEqual(reply.texts, ['c', 'other']);
    const [failure, another] = reply.failures;
    assert.ok(failure !== undefined && another === undefined);
    assert.equal(failure.code, 'ERR_EXPRESSION');
    assert.match(failure.message, /^What came has 40000 bytes; .* looks at \d+ at most/);
  });

  it('passes over the expressions that are left where those before took too long', () => {
    const rules = [
      'on data /a/ reply "a"',
      'on data "x" reply "x"',
      'on data /b/ reply "b"',
      'on data reply "other"',
    ];
    const { reply, data, clock } = ruleBench(rules.join('\n'));
    data('b');
    // Each look at the clock takes its time.
    clock.nowUs = () => (now += 200_000);
    let now = 0;
    data('b');
    assert.deepEqual(reply.texts, ['b', 'other']);
    const [failure, another] = reply.failures;
    assert.ok(failure?.code === 'ERR_EXPRESSION' && another === undefined);
    assert.match(failure.message, /took more than 250 ms/);
  });
});
