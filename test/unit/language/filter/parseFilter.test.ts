import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFilter } from '../../../../src/language/filter/parseFilter.ts';
import { printFilter } from '../../../../src/language/filter/printFilter.ts';
import { filterOf, readFilter, valueReaders } from '../../../support/filters/filterReaders.ts';
import { assertLinear, textOf } from '../../address/longLines.ts';

const pieces = [
  'peer:',
  'endpoint:',
  'dir:in',
  'dir:',
  'call:recv',
  'len',
  '>',
  '>=',
  '=',
  '!=',
  '100',
  '2KiB',
  'bytes:',
  'hex"0d ??"',
  '"',
  '"a b"',
  "'",
  '\\',
  'text:',
  '/a+/i',
  '/',
  '[',
  ']',
  'error',
  'and',
  'or',
  'not',
  '-',
  '!',
  '(',
  ')',
  ' ',
  'hello',
  'type:data',
  'fault:latency',
  'port:http',
  'seq<5',
  'conn:#7',
  'is:marked',
  'note:x',
  '&&',
  '||',
  '{',
  '}',
  '{{',
  'u16be(5)',
  '🌮',
  '\u202e',
];

/** What a filter is read as, in the form it is printed. */
const read = (text: string): string | undefined => {
  const node = filterOf(text);
  return node === undefined ? undefined : printFilter(node);
};

const problemsOf = (text: string): string[] =>
  readFilter(text).problems.map(({ start, end, message, fix }) => {
    const marked = `${text.slice(0, start)}⟨${text.slice(start, end)}⟩${text.slice(end)}`;
    return `${marked} ${message}${fix === undefined ? '' : ` → ${fix}`}`;
  });

describe('parseFilter', () => {
  it('reads every key, in any case, and says it again in its usual form', () => {
    for (const [text, printed] of [
      ['peer:127.0.0.1:53131', 'peer:127.0.0.1:53131'],
      ['PEER:"my peer"', 'peer:"my peer"'],
      ['endpoint:tcp://127.0.0.1:9998', 'endpoint:tcp://127.0.0.1:9998'],
      ['dir:IN', 'dir:in'],
      ['dir=out', 'dir:out'],
      ['dir!=out', 'not dir:out'],
      ['call:recv', 'call:recv'],
      ['len>100', 'len>100'],
      ['len >= 2KiB', 'len>=2048'],
      ['len:1,500', 'len=1500'],
      ['len==0', 'len=0'],
      ['len<1.5kB', 'len<1500'],
      ['bytes:"a b\\r\\n"', 'bytes:"a b\\r\\n"'],
      ['bytes:hex"02 ?? 03" dir:in', 'bytes:hex"02 ?? 03" dir:in'],
      ['bytes:u16be(5)"x)"', 'bytes:u16be(5)"x)"'],
      ['text:/a b[/ )]\\/c/im', 'text:/a b[/ )]\\/c/im'],
      ['text:"Plain"', 'text:"Plain"'],
      ['text:plain', 'text:"plain"'],
      ['type:attemptfailed', 'type:attemptFailed'],
      ['port:http', 'port=80'],
      ['port>1024', 'port>1024'],
      ['conn:#7', 'conn=7'],
      ['seq>=98,300', 'seq>=98300'],
      ['time>=12.5', 'time>=12.5'],
      ['time < 0.000001s', 'time<0.000001'],
      ['IS:Marked', 'is:marked'],
      ['is!=marked', 'not is:marked'],
      ['note:retry', 'note:retry'],
      ['note:"second try"', 'note:"second try"'],
      ['error', 'error'],
      ['', undefined],
      ['   ', undefined],
    ] as const)
      assert.equal(read(text), printed, text);
  });

  it('takes words, quotes and everything that is no key for text', () => {
    for (const text of [
      'hello',
      '127.0.0.1:53131',
      'Host:',
      'GET',
      '/index.html',
      'a=b',
      "it's",
      'foo(bar)',
      '-1',
      '--',
      '->',
      '!',
      '12:04:31',
      'http://x/y?z',
      '#7',
      'c:\\temp',
      '🌮',
      'peers',
    ])
      assert.deepEqual(filterOf(text), { kind: 'anywhere', text });
    assert.deepEqual(filterOf('"not found"'), { kind: 'anywhere', text: 'not found' });
    assert.deepEqual(filterOf('"a\\"\\r\\n\\u{1F32E}{{x}}"'), { kind: 'anywhere', text: 'a"\r\n🌮{{x}}' });
  });

  it('binds not closest, then and, then or; a blank is and', () => {
    for (const [text, printed] of [
      ['a b or c', 'a b or c'],
      ['a and b or c && d || e', 'a b or c d or e'],
      ['a (b or c)', 'a (b or c)'],
      ['(a b) c', 'a b c'],
      ['not a b', 'not a b'],
      ['not (a b)', 'not (a b)'],
      ['-a', 'not a'],
      ['!dir:in -len>5', 'not dir:in not len>5'],
      ['-(a or b)', 'not (a or b)'],
      ['not not a', 'a'],
      ['NOT a AND b OR c', 'not a b or c'],
      ['((a))', 'a'],
      ['(x or print(y))', 'x or "print(y)"'],
    ] as const)
      assert.equal(read(text), printed, text);
  });

  it('tells all problems, each with its place and what would be right', () => {
    for (const [text, ...expected] of [
      ['dir:inn', 'dir:⟨inn⟩ dir: has no "inn": did you mean in? → in'],
      ['dir:sideways', 'dir:⟨sideways⟩ dir: has no "sideways": write in or out.'],
      ['call:recvv', 'call:⟨recvv⟩ call: has no "recvv": did you mean recv? → recv'],
      ['peer:', '⟨peer:⟩ peer: needs a value right after it, such as peer:127.0.0.1:53131.'],
      ['peer: x', '⟨peer:⟩ x peer: needs a value right after it, such as peer:127.0.0.1:53131.'],
      ['len>many', 'len>⟨many⟩ "many" is not a number of bytes, such as 100 or 2KiB: write len>=2KiB.'],
      ['port:nowhere', 'port:⟨nowhere⟩ "nowhere" is not a whole number: write port:9998.'],
      ['peer>5', '⟨peer>⟩5 peer is not compared by size: write peer:127.0.0.1:53131. → peer:'],
      ['bytes:""', 'bytes:⟨""⟩ These are no bytes: there is nothing to look for.'],
      ['bytes:hex"0"', /^bytes:hex"⟨0⟩"/],
      ['bytes:{{x}}', /^bytes:⟨\{\{x\}\}⟩/],
      ['"open', '"open⟨⟩ The closing " is missing. → "'],
      ['"a\\qb"', /^"a⟨\\q⟩b" There is no escape/],
      ['"\\xff"', '"⟨\\xff⟩" One byte is not text: search for bytes with bytes:"…".'],
      [
        'text:/a',
        'text:⟨/a⟩ An expression stands between slashes, text:/…/; text with a slash in quotes, text:"/a". → "/a"',
      ],
      ['text:/a(/', /^text:⟨\/a\(\/⟩ This expression cannot be used: .*\.$/],
      ['text:/a/x', /^text:\/a\/⟨x⟩ There is no flag "x"/],
      ['(a', '⟨(⟩a The closing ) is missing; text with a bracket goes in quotes.'],
      ['a)', 'a⟨)⟩ This ) closes nothing: take it out, or put the text it belongs to in quotes. → '],
      ['()', '⟨()⟩ There is nothing between these brackets; text with brackets goes in quotes. → "()"'],
      [
        'a or',
        'a ⟨or⟩ "or" stands between two terms; to look for the word itself, write it in quotes. → "or"',
      ],
      ['or', '⟨or⟩ "or" stands between two terms; to look for the word itself, write it in quotes. → "or"'],
      [
        'a or or b',
        'a ⟨or⟩ or b "or" stands between two terms; to look for the word itself, write it in quotes. → "or"',
      ],
      [
        'and a',
        '⟨and⟩ a "and" stands between two terms; to look for the word itself, write it in quotes. → "and"',
      ],
      [
        'a and',
        'a ⟨and⟩ "and" stands between two terms; to look for the word itself, write it in quotes. → "and"',
      ],
      ['not', '⟨not⟩ "not" stands before a term; to look for the word itself, write it in quotes. → "not"'],
      ['""', '⟨""⟩ There is nothing between the quotes to look for. → '],
      ['dir:up len>x (a', /^dir:⟨up⟩/, /len>⟨x⟩/, /⟨\(⟩a/],
    ] as const) {
      const told = problemsOf(text);
      assert.equal(told.length, expected.length, `${text}: ${told.join('\n')}`);
      for (const [index, one] of expected.entries()) {
        if (typeof one === 'string') assert.equal(told[index], one);
        else assert.match(told[index] ?? '', one);
      }
    }
  });

  it('says no more than a hint of a word that is nearly a key', () => {
    const { filter, problems, hints } = readFilter('peeer:x');
    assert.deepEqual(filter, { kind: 'anywhere', text: 'peeer:x' });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      hints.map(({ fix }) => fix),
      ['peer'],
    );
    assert.deepEqual(readFilter('Host:x').hints, []);
  });

  it('answers whatever is written, with problems inside of it', () => {
    fc.assert(
      fc.property(textOf(pieces), (text) => {
        const { filter, problems, hints } = readFilter(text);
        if (problems.length > 0) assert.equal(filter, undefined);
        for (const { start, end, message } of [...problems, ...hints]) {
          assert.ok(start >= 0 && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
          assert.match(message, /^\S[^]*[.?]$/);
          assert.doesNotMatch(message, /\p{C}/u);
        }
        if (filter === undefined) return;
        const printed = printFilter(filter);
        assert.deepEqual(filterOf(printed), filter, printed);
        assert.equal(read(printed), printed);
      }),
    );
  });

  it('takes linear time', () => {
    const readers = { ...valueReaders, expressionSteps: () => 0 };
    assertLinear(
      [
        'a ',
        'a',
        '(',
        ')',
        '"',
        '"a" ',
        'not ',
        'or ',
        'peer:',
        'peer:x ',
        'len ',
        'len>',
        '-a',
        '! ',
        '\\',
        'bytes:"',
        "bytes:'",
        'bytes:a(',
        'text:/',
        'text:/[',
        'a(',
        '\u{1F32E}',
        ' ',
        '"\\',
      ],
      (text) => parseFilter(text, readers),
    );
  });
});
