import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PayloadPart } from '../../../../src/language/payload/model/payloadPart.ts';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import type { OnStatement, RuleStatement } from '../../../../src/language/rules/ruleStatement.ts';
import { assertAnswer, assertLinear, textOf } from '../../address/longLines.ts';

function statements(text: string): readonly RuleStatement[] {
  const parsed = parseRuleStatements(text);
  assert.ok(parsed.ok, parsed.ok ? '' : `${text}: ${parsed.problems[0].message}`);
  return parsed.value;
}

function on(text: string): OnStatement {
  const [statement] = statements(text);
  assert.ok(statement?.kind === 'on', text);
  return statement;
}

function bad(text: string): (readonly [marked: string, fix?: string])[] {
  const parsed = parseRuleStatements(text);
  assert.ok(!parsed.ok, text);
  return parsed.problems.map(({ start, end, fix }) =>
    fix === undefined ? [text.slice(start, end)] : [text.slice(start, end), fix],
  );
}

const kindsOf = (parts: readonly PayloadPart[]): string[] => parts.map(({ kind }) => kind);

describe('parseRuleStatements', () => {
  it('reads a rule with everything in it, each with its place', () => {
    const text = '  on line starts "GET " reply all "hi {{1}}" u8(1) after 1.5s times 3 then close # rest';
    const rule = on(text);
    const at = (span: { start: number; end: number } | undefined): string =>
      text.slice(span?.start, span?.end);
    assert.equal(at(rule), 'on line starts "GET " reply all "hi {{1}}" u8(1) after 1.5s times 3 then close');
    assert.deepEqual([at(rule.event), rule.event?.value], ['line', 'line']);
    assert.equal(at(rule.match), 'starts "GET "');
    assert.equal(at(rule.all), 'all');
    assert.equal(at(rule.answer), '"hi {{1}}" u8(1)');
    assert.deepEqual([at(rule.after), rule.after?.value], ['after 1.5s', 1500]);
    assert.deepEqual([at(rule.times), rule.times?.value], ['times 3', 3]);
    assert.deepEqual([at(rule.then), rule.then?.value], ['then close', 'close']);
  });

  it('reads what is waited for', () => {
    assert.equal(on('on reply "x"').match, undefined);
    assert.equal(on('on reply "x"').event, undefined);
    for (const where of ['starts', 'ends', 'contains'] as const) {
      const { match } = on(`on frame ${where} hex"02 ?? 03" discard`);
      assert.ok(match?.kind === 'bytes' && match.where === where);
      assert.deepEqual(kindsOf(match.parts), ['holes']);
    }
    const { match } = on('on "a" hex"??" reply "b"');
    assert.ok(match?.kind === 'bytes' && match.where === 'all');
    assert.deepEqual(kindsOf(match.parts), ['bytes', 'holes']);
  });

  it('reads regular expressions', () => {
    const { match } = on(String.raw`on data /^GET \/(?<path>[^/ ]*) "x" #/is reply "{{path}}"`);
    assert.ok(match?.kind === 'expression');
    assert.deepEqual([match.source, match.flags], [String.raw`^GET \/(?<path>[^/ ]*) "x" #`, 'is']);
    assert.deepEqual(bad(String.raw`on /a(?=b)(?<!c)\1[(?=]/ reply "x"`), [['(?='], ['(?<!'], ['\\1']]);
    assert.deepEqual(bad('on /a/gi reply "x"'), [['gi']]);
    assert.deepEqual(bad('on /a/ii reply "x"'), [['ii']]);
    assert.deepEqual(bad('on // reply "x"'), [['//']]);
    assert.deepEqual(bad('on /a reply "x"').at(0), ['', '/']);
  });

  it('reads answers', () => {
    const command = on(String.raw`on connect reply exec "sh -c \"cat\""`).answer;
    assert.ok(command.kind === 'exec' && command.command === 'sh -c "cat"');
    const plain = on(String.raw`on reply exec 'C:\x.exe "a b"' then close`).answer;
    assert.ok(plain.kind === 'exec' && plain.command === String.raw`C:\x.exe "a b"`);
    assert.deepEqual(on('on line reply upper').answer.kind, 'service');
    const heredoc = on('on data starts "GET" reply <<CRLF END then close\n  HTTP/1.1 200 OK\n\n  END\n');
    assert.ok(heredoc.answer.kind === 'payload' && heredoc.then?.value === 'close');
    assert.equal(statements('on connect reply <<A\n x\n A\necho\n').length, 2);
    assert.deepEqual(bad('on data reply exec ""'), [['""']]);
    assert.deepEqual(bad('on data reply exec cat'), [['']]);
    assert.deepEqual(bad('on data reply exec "{{x}}"'), [['"{{x}}"']]);
  });

  it('reads what is sent again and again', () => {
    const [tick] = statements('every 500ms reply all "tick {{peer}} " counter() "\\n"');
    assert.ok(tick?.kind === 'every' && tick.answer.kind === 'payload' && tick.all !== undefined);
    assert.equal(tick.periodMs.value, 500);
    assert.equal(statements('every 1s reply daytime')[0]?.kind, 'every');
    assert.deepEqual(bad('every 5 reply "x"'), [['5']]);
    assert.deepEqual(bad('every 0ms reply "x"'), [['0ms']]);
    assert.deepEqual(bad('every 1s "x"'), [['', 'reply ']]);
    assert.deepEqual(bad('every 1s reply echo'), [['echo']]);
    assert.deepEqual(bad('every 1s reply exec "cat"'), [['exec "cat"']]);
    assert.deepEqual(bad('every 1s reply "x" then close'), [['then close']]);
  });

  it('reads framings', () => {
    const framing = (text: string): unknown => {
      const [statement] = statements(`frames by ${text}`);
      assert.ok(statement?.kind === 'frames');
      return statement.framing;
    };
    for (const kind of ['line', 'slip', 'cobs', 'dle', 'none']) assert.deepEqual(framing(kind), { kind });
    assert.deepEqual(framing('fixed 16'), { kind: 'fixed', size: 16 });
    assert.deepEqual(framing('delimiter "\\r\\n" hex"00"'), {
      kind: 'delimiter',
      delimiter: Uint8Array.of(13, 10, 0),
    });
    assert.deepEqual(framing('length u16be'), {
      kind: 'length',
      width: 'u16be',
      offset: 0,
      includesHeader: false,
    });
    assert.deepEqual(framing('length varint offset 1 includes header # MQTT'), {
      kind: 'length',
      width: 'varint',
      offset: 1,
      includesHeader: true,
    });
    assert.deepEqual(framing('delimiter hex"03" plus 1'), {
      kind: 'delimiter',
      delimiter: Uint8Array.of(3),
      plus: 1,
    });
    assert.deepEqual(bad('frames by delimiter hex"03" plus 0'), [['0']]);
    assert.deepEqual(bad('frames by delimiter hex"03" plus'), [['']]);
    assert.deepEqual(bad('frames by delimiter hex"03" minus 1'), [['minus']]);
    assert.deepEqual(bad('frames line'), [['', 'by ']]);
    assert.deepEqual(bad('frames by lines'), [['lines', 'line']]);
    assert.deepEqual(bad('frames by fixed 0'), [['0']]);
    assert.deepEqual(bad('frames by delimiter ""'), [['""']]);
    assert.deepEqual(bad('frames by delimiter {{x}}'), [['{{x}}']]);
    assert.deepEqual(bad('frames by length u16'), [['u16', 'u16be']]);
    assert.deepEqual(bad('frames by length u8 offset -1'), [['-1']]);
    assert.deepEqual(bad('frames by length u8 includes'), [['', 'header']]);
    assert.deepEqual(bad('frames by line slip'), [['slip']]);
    assert.deepEqual(bad('frames by line\nframes by slip'), [['frames by slip']]);
  });

  it('refuses what makes no sense', () => {
    assert.deepEqual(bad('on connect "x" reply "y"'), [['"x"', '']]);
    assert.deepEqual(bad('on data starts reply "y"'), [['', '""']]);
    assert.deepEqual(bad('on data reply "x" after 5'), [['5']]);
    assert.deepEqual(bad('on data reply "x" times 0'), [['0']]);
    assert.deepEqual(bad('on data reply "x" after 1s after 2s'), [['after 2s']]);
    assert.deepEqual(bad('on data reply chargen then close'), [['then close']]);
    assert.deepEqual(bad('on data reply "x" afer 1s'), [['afer', 'after']]);
    assert.deepEqual(bad('evry 5s reply "x"'), [['evry', 'every']]);
    assert.deepEqual(bad('on data reply hex"??"'), [['??']]);
  });

  const pieces = [
    'on ',
    'connect ',
    'data ',
    'line ',
    'frame ',
    'starts ',
    'contains ',
    'reply ',
    'all ',
    'discard ',
    'echo ',
    'then ',
    'end ',
    'after ',
    '1s ',
    'times ',
    '3 ',
    'every ',
    'frames ',
    'by ',
    'delimiter ',
    'length ',
    'u16be ',
    'offset ',
    'includes ',
    'fixed ',
    'exec ',
    '"',
    "'",
    'hex"00" ',
    '/',
    '(?=',
    '[',
    '\\',
    '\n',
    '#',
    '{{x}}',
    '<<A',
    '\nA\n',
    'x',
  ];

  it('answers any text, with spans within it', () => {
    fc.assert(
      fc.property(textOf(pieces), (text) => assertAnswer(text, parseRuleStatements(text))),
      { numRuns: 5000 },
    );
  }).timeout(20_000);

  it('takes linear time', () => {
    for (const start of ['', 'on /', 'on data reply '])
      assertLinear([...pieces, 'frames by line\n', 'on "x" reply "y"\n', '/\non /'], (text) =>
        parseRuleStatements(start + text),
      );
  }).timeout(60_000);
});
