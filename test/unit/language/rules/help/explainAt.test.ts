import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesLine, describeBytes } from '../../../../../src/language/payload/help/describeBytes.ts';
import { explainPayload, explainRules } from '../../../../../src/language/rules/help/explainAt.ts';
import { readableParts } from '../../../../../src/language/payload/help/partAt.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';
import { assertGrowsLinearly } from '../../../../support/growth.ts';

const payload = (marked: string) =>
  explainPayload(marked.replace('|', ''), marked.indexOf('|'), steadyEnvironment);
const rules = (marked: string) =>
  explainRules(marked.replace('|', ''), marked.indexOf('|'), steadyEnvironment);

describe('explainPayload', () => {
  it('tells the bytes of the innermost part', () => {
    const outer = payload('len1|6be{"he" u8(7)}');
    assert.deepEqual(outer?.bytes, {
      length: '5 bytes',
      hex: '00 03 68 65 07',
      text: '\\0\\x03he\\x07',
      remark: undefined,
    });
    assert.match(outer.help ?? '', /length of what is in braces/);
    assert.equal(payload('len16be{"he" u8|(7)}')?.bytes?.hex, '07');
    assert.equal(payload('"a" |"b"')?.bytes?.hex, '62');
    assert.equal(payload('"a" | # no'), undefined);
  });

  it('says what is not known or is made anew', () => {
    assert.match(payload('file"mis|sing"')?.bytes?.remark ?? '', /ENOENT/);
    assert.match(payload('now("i|so")')?.bytes?.remark ?? '', /at each send/);
    for (const large of ['repeat(60000000, "x")', 'checksum("crc32", repeat(60000000, "x"))'])
      assert.equal(describeBytes(readableParts(large), steadyEnvironment).hex, undefined);
  });

  it('shows the beginning of what is long', () => {
    assert.equal(
      bytesLine(readableParts('repeat(100, hex"ff")'), steadyEnvironment),
      `100 bytes · ${Array.from({ length: 16 }, () => 'ff').join(' ')} …`,
    );
  });

  it('reads around what is wrong', () => {
    assert.equal(payload('wrong "o|k"')?.bytes?.length, '2 bytes');
  });
});

describe('explainRules', () => {
  it('says in a sentence what a rule does', () => {
    const said = (line: string) => explainRules(line, 0, steadyEnvironment)?.sentence;
    assert.equal(
      said('on line starts "GET " reply all "ok\\n" after 1s times 3 then close'),
      'For each line that begins with "GET ", sends 3 bytes to all connections, 1s later, at most 3 times for each connection, then closes the connection.',
    );
    assert.equal(said('on data reply upper'), 'Whenever bytes arrive, answers by the service "upper".');
    assert.equal(
      said('on /^a/ discard'),
      'Whenever bytes arrive and the chunk matches /^a/, answers nothing.',
    );
    assert.equal(
      said('on connect reply exec "cat -n"'),
      'When a connection is made, joins the program "cat -n" to the connection.',
    );
    assert.equal(said('every 5s reply "x"'), 'Every 5s, sends 1 byte.');
    assert.equal(said('echo'), 'Sends back what it receives.');
    assert.equal(
      said('frames by length u16be'),
      'The stream is cut by the length in front of each frame (u16be); "on frame" sees one of them at a time. What it replies goes out with its length in front, unless it is written as len…{…} already.',
    );
  });

  it('tells the bytes of a part, in matches too', () => {
    assert.equal(rules('on data starts h|ex"0d" reply "a"')?.bytes?.hex, '0d');
    assert.equal(rules('on data h|ex"02 ?? 03" discard')?.bytes?.hex, '02 ?? 03');
    assert.equal(rules('on data reply "|a"')?.bytes?.hex, '61');
    assert.equal(rules('echo\n|\non data discard'), undefined);
    assert.equal(rules('on data reply "{{m|essage}}"')?.bytes?.hex, undefined);
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      'on data ',
      'reply ',
      '"a"',
      'len8{',
      '}',
      '<<E\nx\nE',
      '\n',
      '/x/ ',
      'random(4)',
      'file"a"',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: -2, max: 100 }), (text, offset) => {
        explainPayload(text, offset, steadyEnvironment);
        explainRules(text, offset, steadyEnvironment);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes linear time', () => {
    for (const piece of ['"a" ', 'u8(1)', '{{a}}', 'on data reply "x"\n', '<<A\nA\n', 'slip{}', '# x\n'])
      assertGrowsLinearly(
        (size) => piece.repeat(size / piece.length),
        (text) => {
          explainPayload(text, text.length >> 1, steadyEnvironment);
          explainRules(text, text.length >> 1, steadyEnvironment);
        },
        // What keeps very many parts has its collector's time besides.
        { most: 1 << 18, factor: 3.5 },
        JSON.stringify(piece),
      );
  }).timeout(60_000);
});
