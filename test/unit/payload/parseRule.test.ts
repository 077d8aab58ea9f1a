import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseRule, parseRules } from '../../../src/payload/parseRule.ts';
import type { Rule, RuleAction } from '../../../src/payload/rule.ts';
import { serviceWords } from '../../../src/payload/services.ts';
import { assertAnswer, assertLinear, textOf } from '../model/longLines.ts';

function good(line: string): Rule {
  const parsed = parseRule(line);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

function bad(line: string): (readonly [marked: string, fix?: string])[] {
  const parsed = parseRule(line);
  assert.ok(!parsed.ok, line);
  return parsed.problems.map(({ start, end, fix }) =>
    fix === undefined ? [line.slice(start, end)] : [line.slice(start, end), fix],
  );
}

const bytes = (text: string): RuleAction => ({ kind: 'bytes', bytes: new TextEncoder().encode(text) });

describe('parseRule', () => {
  it('reads answers, triggers and endings', () => {
    assert.deepEqual(good('on data reply "Rxd data, thanks!." then close'), {
      on: 'data',
      action: bytes('Rxd data, thanks!.'),
      then: 'close',
    });
    assert.deepEqual(good("on connect reply 'hi' then end # greeting"), {
      on: 'connect',
      action: bytes('hi'),
      then: 'end',
    });
    assert.deepEqual(good('  on reply hex"78" "y\\n"then reset '), {
      on: 'data',
      action: bytes('xy\n'),
      then: 'reset',
    });
    assert.deepEqual(good('on data discard'), { on: 'data', action: { kind: 'discard' } });
    assert.deepEqual(good('on data reply discard'), { on: 'data', action: { kind: 'discard' } });
    assert.deepEqual(good('on data reply upper then close'), {
      on: 'data',
      action: { kind: 'service', name: 'upper' },
      then: 'close',
    });
    assert.deepEqual(good('on connect reply daytime then close'), {
      on: 'connect',
      action: { kind: 'service', name: 'daytime' },
      then: 'close',
    });
  });

  it('takes a bare word for the rule it stands for', () => {
    for (const word of ['echo', 'upper', 'discard'])
      assert.deepEqual(good(word), good(`on data reply ${word}`));
    for (const name of ['chargen', 'daytime', 'time'] as const)
      assert.deepEqual(good(name), { on: 'service', action: { kind: 'service', name } });
    assert.equal(serviceWords.length, 6);
  });

  it('refuses what makes no sense', () => {
    assert.deepEqual(bad('on connect reply echo'), [['echo']]);
    assert.deepEqual(bad('on connect reply chargen then close'), [['then close']]);
    assert.deepEqual(bad('on data discard then close'), [['then close']]);
    assert.deepEqual(bad('echo then close'), [['', 'on data reply ']]);
    assert.deepEqual(bad('echo echo'), [['echo']]);
    assert.deepEqual(bad('on data reply "x" then close then end'), [['then end']]);
  });

  it('marks what is wrong and offers what would be right', () => {
    assert.deepEqual(bad('uper'), [['uper', 'upper']]);
    assert.deepEqual(bad('on dtaa reply "x"'), [['dtaa', 'data']]);
    assert.deepEqual(bad('on data replay "x"'), [['replay', 'reply']]);
    assert.deepEqual(bad('on data reply ecoh'), [['ecoh', 'echo']]);
    assert.deepEqual(bad('on data reply'), [['']]);
    assert.deepEqual(bad('on data reply then close'), [['']]);
    assert.deepEqual(bad('on data reply "x" then'), [['']]);
    assert.deepEqual(bad('on data reply "x" then colse'), [['colse', 'close']]);
    assert.deepEqual(bad('on data reply "x" now'), [['now']]);
    assert.deepEqual(bad('on data reply "\\q" then clos'), [
      ['\\q', '\\\\q'],
      ['clos', 'close'],
    ]);
    assert.deepEqual(bad('"hello"'), [['', 'on data reply ']]);
    assert.deepEqual(bad('on'), [['on']]);
    assert.deepEqual(bad('  # nothing'), [['']]);
  });

  it('says of each later part of the language that it comes later', () => {
    const line = 'on line "x" reply all "y" after 5s times 3 then end';
    const parsed = parseRule(line);
    assert.ok(!parsed.ok);
    const marked = parsed.problems.map(({ start, end }) => line.slice(start, end));
    assert.deepEqual(marked, ['line', '"x"', 'all', 'after 5s', 'times 3']);
    const later = [
      'on frame reply "x"',
      'on data starts "x" reply "y"',
      'on data contains hex"01" discard',
      'on /a b\\/c/i reply "x"',
      'on data reply exec "cat"',
      'on data reply "{{message}}"',
      'on data reply u8({{1}}) counter()',
      'every 5s reply "x"',
      'frames by line',
    ];
    for (const text of later) {
      const answer = parseRule(text);
      assert.ok(!answer.ok && answer.problems.length === 1, text);
      assert.match(answer.problems[0].message, /comes? with a later version/, text);
    }
  });

  it('takes every answer that is always the same bytes', () => {
    const action = (text: string): RuleAction => ({
      kind: 'bytes',
      bytes: new Uint8Array(Buffer.from(text)),
    });
    assert.deepEqual(good('on data reply len8{base64"YWE="} latin1"\\u{41}"').action, action('\x02aaA'));
    const parsed = parseRules('on data reply <<END then close\n  HTTP/1.0 200\n  END\necho\n');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value, [
      { on: 'data', action: action('HTTP/1.0 200\n'), then: 'close' },
      { on: 'data', action: { kind: 'service', name: 'echo' } },
    ]);
  });

  it('says of an answer that is too large that it is', () => {
    const parsed = parseRule('on data reply repeat(40000000, "x") repeat(40000000, "y")');
    assert.ok(!parsed.ok && parsed.problems.length === 1);
    assert.match(parsed.problems[0].message, /larger than 64 MiB/);
  });

  it('reads one rule per line, with spans in the whole text', () => {
    const text = '# greet\r\non connect reply "hi"\r\n\r\n  echo\n';
    const parsed = parseRules(text);
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value, [{ on: 'connect', action: bytes('hi') }, good('echo')]);
    assert.deepEqual(parseRules(''), { ok: true, value: [] });
    const wrong = parseRules('echo\nuper\non data reply "x\n');
    assert.ok(!wrong.ok);
    assert.deepEqual(
      wrong.problems.map(({ start, end }) => [start, end]),
      [
        [5, 9],
        [26, 26],
      ],
    );
  });

  const pieces = [
    'on ',
    'connect ',
    'data ',
    'line ',
    'reply ',
    'all ',
    'discard ',
    'echo ',
    'then ',
    'end ',
    'after ',
    'every ',
    '"',
    "'",
    'hex"00" ',
    '/',
    'exec ',
    '\\',
    '\n',
    '#',
    '{{',
    'x',
  ];

  it('answers any text, with spans within it', () => {
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        assertAnswer(text, parseRule(text));
        assertAnswer(text, parseRules(text));
      }),
      { numRuns: 5000 },
    );
  }).timeout(20_000);

  it('takes linear time', () => {
    for (const start of ['', 'on data reply ']) {
      assertLinear([...pieces, 'a', '"x" ', 'echo\n', 'on reply "x"\n', '/\non '], (text) => {
        parseRule(start + text);
        parseRules(start + text);
      });
    }
  }).timeout(60_000);
});
