import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RuleResponders } from '../../../../../src/engine/responders/rules/ruleResponders.ts';

const marked = (text: string): string[] => {
  const checked = new RuleResponders().check(text);
  return checked.ok ? [] : checked.problems.map(({ start, end }) => text.slice(start, end));
};

describe('RuleResponders', () => {
  it('is none for no text, an empty one, and rules that answer nothing', () => {
    for (const text of [undefined, '', ' \n ', '# nothing\n', 'frames by line']) {
      assert.deepEqual(new RuleResponders().read(text), { ok: true, value: undefined });
    }
  });

  it('fails with the first problem where the rules have some', () => {
    const wrong = new RuleResponders().read('on data reply "x"\nshout\non nothing');
    assert.ok(!wrong.ok);
    assert.equal(wrong.failure.code, 'ERR_RESPONDER');
    assert.match(wrong.failure.message, /shout/);
  });

  it('marks what only shows when rules are put together', () => {
    assert.deepEqual(marked('on frame reply "x"'), ['frame']);
    assert.deepEqual(marked('on frame reply "x"\nframes by slip'), []);
    assert.deepEqual(marked('on line /a(b/ reply "x"'), ['/a(b/']);
    assert.deepEqual(marked('on line /a(?=b)/ reply "x"'), ['(?=']);
    assert.deepEqual(marked('on line /\\p{Foo}/ reply "x"'), ['/\\p{Foo}/']);
    assert.deepEqual(marked('on reply "{{mesage}} {{message}} {{1}}"'), ['{{mesage}}', '{{1}}']);
    assert.deepEqual(marked('on /(a)(?P<b>c)/ reply "{{1}}{{2}}{{b}}" {{3}}'), ['{{3}}']);
    assert.deepEqual(marked('on connect reply "{{peer}} {{message}}"'), ['{{message}}']);
    assert.deepEqual(marked('every 1s reply u8({{message}})'), ['{{message}}']);
    assert.deepEqual(marked('on {{message}} reply "x"'), ['{{message}}']);
    assert.deepEqual(marked('on reply exec "cat \'"'), ['exec "cat \'"']);
    assert.deepEqual(marked('on reply "a" repeat(40000000, "x") repeat(40000000, "y")').length, 1);
  });

  it('offers the name that was meant', () => {
    const checked = new RuleResponders().check('on reply {{mesage}}');
    assert.ok(!checked.ok);
    assert.equal(checked.problems[0].fix, '{{message}}');
  });

  it('tells the command lines, and asks for each whether it may run', () => {
    const text = 'on connect reply exec "cat"\non line "x" reply exec "python3 -u x.py"';
    assert.deepEqual(new RuleResponders().check(text), { ok: true, value: ['cat', 'python3 -u x.py'] });
    const asked: string[] = [];
    const read = new RuleResponders({
      mayRun: (line) => {
        asked.push(line);
        return line === 'cat' ? undefined : { code: 'ERR_NOT_AGREED', message: 'no' };
      },
    }).read(text);
    assert.deepEqual(
      [asked, read.ok ? '' : read.failure.code],
      [['cat', 'python3 -u x.py'], 'ERR_NOT_AGREED'],
    );
  });

  it('never throws, whatever is written', () => {
    const word = fc.constantFrom(
      'on',
      'data',
      'line',
      'frame',
      'reply',
      'all',
      '"{{1}}"',
      '/(a)/',
      'exec',
      '"x"',
      'frames',
      'by',
      'every',
      '1s',
      '/[/',
      'contains',
      'hex"??"',
      '\n',
      '{{x}}',
      'slip',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const text = words.join(' ');
        const checked = new RuleResponders().check(text);
        if (checked.ok) return;
        for (const { start, end } of checked.problems)
          assert.ok(start >= 0 && start <= end && end <= text.length);
      }),
    );
  });
});
