import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteMarks } from '../../../../../media/inspector/detail/byteMarks.ts';
import { escapeRuns } from '../../../../../src/bytes/escapeBytes.ts';

describe('byteMarks', () => {
  it('name each byte by all that holds it, and leave out what nothing does', () => {
    const match = [
      { start: 2, end: 4 },
      { start: 4, end: 6 },
    ];
    const marks = byteMarks(
      { match, found: { start: 3, end: 5 }, lit: { start: 5, end: 90 } },
      { start: 1, end: 7 },
    );
    assert.deepEqual(marks, [
      { name: 'match', start: 1, end: 2 },
      { name: 'match found', start: 2, end: 3 },
      { name: 'match found', start: 3, end: 4 },
      { name: 'match lit', start: 4, end: 5 },
      { name: 'lit', start: 5, end: 6 },
    ]);
    const runs = escapeRuns(Buffer.from('\nabcdef'), {
      marks: byteMarks({ match, found: { start: 3, end: 5 }, lit: undefined }, { start: 0, end: 7 }),
    });
    assert.deepEqual(
      runs.map(({ text, name }) => [text, name]),
      [
        [String.raw`\n`, undefined],
        ['a', undefined],
        ['b', 'match'],
        ['cd', 'match found'],
        ['e', 'match'],
        ['f', undefined],
      ],
    );
  });

  it('are apart, in order, and hold exactly the bytes that are marked', () => {
    const range = fc.tuple(fc.nat(40), fc.nat(8)).map(([start, length]) => ({ start, end: start + length }));
    const some = fc.option(range, { nil: undefined });
    fc.assert(
      fc.property(fc.array(range), some, some, range, (match, found, lit, part) => {
        const marks = byteMarks({ match, found, lit }, part);
        const inside = (at: number, one: { start: number; end: number } | undefined) =>
          one !== undefined && at >= one.start && at < one.end;
        let before = 0;
        for (const { start, end } of marks) {
          assert.ok(start >= before && end > start);
          before = end;
        }
        for (let at = 0; at < part.end - part.start; at++) {
          const expected = [
            match.some((one) => inside(at + part.start, one)) ? ['match'] : [],
            inside(at + part.start, found) ? ['found'] : [],
            inside(at + part.start, lit) ? ['lit'] : [],
          ].flat();
          assert.equal(marks.find((one) => inside(at, one))?.name ?? '', expected.join(' '));
        }
      }),
    );
  });
});
