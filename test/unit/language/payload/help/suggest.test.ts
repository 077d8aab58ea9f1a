import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partHelps } from '../../../../../src/language/payload/help/partHelp.ts';
import { suggestPayload } from '../../../../../src/language/payload/help/payloadLanguage.ts';
import { suggestRules } from '../../../../../src/language/rules/help/suggestRules.ts';
import type { Suggestions } from '../../../../../src/language/core/suggestion.ts';
import { parsePayload } from '../../../../../src/language/payload/parsePayload.ts';
import { partKinds } from '../../../../../src/language/payload/partKinds.ts';
import { assertLinear } from '../../../address/longLines.ts';

type Suggest = (text: string, offset: number) => Suggestions | undefined;

/** The labels offered where `|` stands, and what they would replace. */
function at(
  suggest: Suggest,
  marked: string,
): { readonly labels: readonly string[]; readonly typed: string } {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = suggest(text, offset);
  return {
    labels: found?.items.map(({ label }) => label) ?? [],
    typed: found === undefined ? '' : text.slice(found.start, offset),
  };
}
const payload = (marked: string) => at((text, offset) => suggestPayload(text, offset), marked);
const rules = (marked: string) => at(suggestRules, marked);
const partForms = partHelps.map(({ form }) => form);

describe('suggestPayload', () => {
  it('offers every part where a part may stand', () => {
    for (const marked of ['|', '"a" |', 'len16be{|', 'len8(|', 'repeat(3, |', 'checksum("crc32"){"a" |'])
      assert.deepEqual(payload(marked).labels, partForms, marked);
    assert.equal(payload('"a" he|').typed, 'he');
    const names = new Set(partHelps.map(({ name }) => name));
    assert.deepEqual(
      partKinds.map(({ name }) => name).filter((name) => !names.has(name)),
      [],
      'no part without help',
    );
  });

  it('offers what is read without problems once its places are filled in', () => {
    const filled: Readonly<Record<string, string>> = {
      hex: 'de',
      base64: '3q0=',
      file: 'a',
      '{{': 'n',
      checksum: 'crc32',
      repeat: '2',
      random: '2',
    };
    for (const { name, insert } of partHelps) {
      const number = /^(?:[ui]\d|f\d|varint)/.test(name);
      const text = insert
        .replaceAll(/\$\{\d:([^}]*)\}/g, '$1')
        .replace('$1', filled[name] ?? (number ? '1' : name.startsWith('len') ? '"x"' : ''))
        .replace('$2', '"y"');
      const parsed = parsePayload(text);
      assert.ok(parsed.ok, `${text}: ${parsed.ok ? '' : parsed.problems[0].message}`);
    }
  });

  it('offers arguments', () => {
    assert.ok(payload('checksum(|').labels.includes('"crc16-modbus"'));
    assert.ok(payload('checksum("crc|').labels.includes('CRC-16/MODBUS'));
    assert.equal(payload('checksum("CRC-16/M|"){').typed, 'CRC-16/M');
    assert.deepEqual(payload('checksum("crc32", |').labels.slice(0, 3), ['be', 'le', 'hexText']);
    assert.deepEqual(payload('now("|")').labels, ['iso', 'unix', 'unixMs']);
    assert.deepEqual(payload('u16be(|').labels, ['counter()']);
    assert.deepEqual(payload('uuid(|').labels, []);
  });

  it('offers escapes and nothing else within literals', () => {
    assert.ok(payload('"a\\|').labels.includes('\\n'));
    assert.deepEqual(payload('"a\\\\|').labels, []);
    for (const marked of ['"text |', "'te\\|", 'hex"d|', 'base64"|', '# hex|', '"a" # |', '<<END\nhe|\nEND'])
      assert.deepEqual(payload(marked).labels, [], marked);
    assert.deepEqual(payload('<<END\nhe\nEND\n|').labels, partForms);
    assert.deepEqual(payload('"a|" ').labels, []);
    assert.deepEqual(payload('"a" # it\'s\n|').labels, partForms, 'a quote in a comment opens nothing');
  });
});

describe('suggestRules', () => {
  it('offers statements, then what each goes on with', () => {
    assert.deepEqual(rules('|').labels.slice(0, 4), ['on', 'every', 'frames', 'echo']);
    assert.deepEqual(rules('on |').labels.slice(0, 6), [
      'connect',
      'data',
      'line',
      'frame',
      'reply',
      'discard',
    ]);
    assert.deepEqual(rules('on connect |').labels, ['reply', 'discard']);
    assert.deepEqual(rules('on line |').labels.slice(0, 5), [
      'reply',
      'discard',
      'starts',
      'ends',
      'contains',
    ]);
    assert.deepEqual(rules('on data starts |').labels, partForms);
    assert.deepEqual(rules('on data starts "GET " |').labels.slice(0, 2), ['reply', 'discard']);
    assert.deepEqual(rules('on data /a b/i |').labels, ['reply', 'discard']);
    assert.deepEqual(rules('frames |').labels, ['by']);
    assert.ok(rules('frames by |').labels.includes('cobs'));
    assert.ok(rules('frames by |').labels.includes('dle'));
    assert.deepEqual(rules('frames by delimiter hex"03" |').labels, ['plus']);
    assert.deepEqual(rules('frames by delimiter hex"03" plus 1 |').labels, []);
    assert.ok(rules('frames by length |').labels.includes('u16be'));
    assert.deepEqual(rules('frames by length u8 offset 2 |').labels, ['includes header']);
    assert.deepEqual(rules('every |').labels, ['200ms', '1s', '5s', '1m']);
    assert.deepEqual(rules('every 5s |').labels, ['reply']);
  });

  it('offers answers that fit the event', () => {
    const data = rules('on data reply |').labels;
    for (const wanted of ['all', '"text"', 'hex"de ad"', 'echo', 'chargen', 'exec'])
      assert.ok(data.includes(wanted));
    assert.ok(!rules('on data reply all |').labels.includes('all'));
    const connect = rules('on connect reply |').labels;
    assert.ok(connect.includes('daytime') && !connect.includes('echo'));
    assert.deepEqual(
      rules('every 5s reply |').labels.filter((label) => /^[a-z]+$/.test(label)),
      ['daytime', 'time', 'all'],
    );
  });

  it('offers the clauses that are not there yet, and what they lack', () => {
    assert.deepEqual(rules('on data reply "x" |').labels.slice(0, 3), ['after', 'times', 'then']);
    assert.deepEqual(rules('on data reply len8{"x"} after 1s |').labels, ['times', 'then']);
    assert.deepEqual(rules('on data reply exec "a" |').labels, ['after', 'times', 'then']);
    assert.deepEqual(rules('on data reply chargen |').labels, ['after', 'times']);
    assert.deepEqual(rules('on data reply echo then |').labels, ['end', 'close', 'reset']);
    assert.deepEqual(rules('echo |').labels, []);
  });

  it('offers variables within texts, closing their braces once', () => {
    assert.deepEqual(rules('on data reply "a {{|').labels, ['message', '0', '1', 'peer']);
    assert.deepEqual(rules('on data reply "a |"').labels, ['{{message}}', '{{0}}', '{{1}}', '{{peer}}']);
    const insert = (marked: string) => {
      const offset = marked.indexOf('|');
      return suggestRules(marked.replace('|', ''), offset)?.items[0]?.insert;
    };
    assert.equal(insert('on data reply "a {{|"'), 'message}}');
    assert.equal(insert('on data reply "a {{|}}"'), 'message');
    assert.equal(insert('on data reply {{|'), 'message}}');
  });

  it('begins anew below a quote that nothing follows', () => {
    assert.deepEqual(payload('checksum("|').labels.includes('crc32'), true);
    assert.equal(payload('checksum("\n|').typed, '');
    assert.equal(payload('hex"\n|').typed, '');
    assert.deepEqual(payload('"\n|').labels, partForms);
  });

  it('begins anew on each line, and goes on below a heredoc', () => {
    assert.equal(rules('on data reply "unclosed\n|').labels[0], 'on');
    assert.equal(rules('on data reply <<END\non \nEND\n|').labels[0], 'on');
    assert.deepEqual(rules('on data reply <<END |\na\nEND').labels.slice(0, 3), ['after', 'times', 'then']);
  });
});

describe('suggestions', () => {
  const pieces = fc.constantFrom(
    ...'on |data |reply |"|\'|{{|}}|(|)|{|}|<<END|\n|END|/|\\|hex"|checksum(|,| # |then |frames by |length |\u{1F32E}|['.split(
      '|',
    ),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );

  it('never throw, and replace what stands before the cursor on its line', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: -2, max: 120 }), (text, offset) => {
        for (const suggest of [suggestPayload, suggestRules]) {
          const found = suggest(text, offset);
          if (found === undefined) continue;
          assert.ok(found.start >= 0 && found.start <= Math.max(0, offset), `${found.start} of ${offset}`);
          assert.ok(!text.slice(found.start, Math.max(0, offset)).includes('\n'), 'it stands on one line');
          for (const { help } of found.items) assert.match(help, /\.$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('take linear time', () => {
    assertLinear(
      ['"a" ', '{{', '<<A\n', '<<A\nA\n', 'len8{', 'pad(4, ', '/x', 'x', '\n', 'on data /x'],
      (text) => {
        suggestPayload(text, text.length);
        suggestRules(text, text.length);
      },
    );
  }).timeout(60_000);
});
