import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainPayload } from '../../../../../src/language/payload/help/explainPayload.ts';
import { explainRules } from '../../../../../src/language/rules/help/explainRules.ts';
import { readableParts } from '../../../../../src/language/payload/help/partAt.ts';
import { steadyEnvironment } from '../../../../support/steadyEnvironment.ts';
import { assertGrowsLinearly } from '../../../../support/growth.ts';

const rules = (marked: string) =>
  explainRules(marked.replace('|', ''), marked.indexOf('|'), steadyEnvironment);

describe('explainRules', () => {
  it('says in a sentence what a rule does', () => {
    const said = (line: string) => explainRules(line, 0, steadyEnvironment)?.sentences.join(' ');
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
    assert.deepEqual(rules('on data reply h|ex"0d"')?.sentences, [
      'Bytes as hex digits, two for each.',
      'Whenever bytes arrive, sends 1 byte.',
    ]);
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
        explainPayload(text, readableParts(text), offset, steadyEnvironment);
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
          explainPayload(text, readableParts(text), text.length >> 1, steadyEnvironment);
          explainRules(text, text.length >> 1, steadyEnvironment);
        },
        // What keeps very many parts has its collector's time besides.
        { most: 1 << 18, factor: 3.5 },
        JSON.stringify(piece),
      );
  }).timeout(60_000);
});
