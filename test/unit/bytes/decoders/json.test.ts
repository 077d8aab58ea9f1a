import assert from 'node:assert/strict';
import fc from 'fast-check';
import { json } from '../../../../src/bytes/decoders/json.ts';

const context = { isDatagram: true, from: 'unknown', ports: [] } as const;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const problemOf = (text: string): string | undefined =>
  /"problem":"([^"]*(?:\\"[^"]*)*)"/.exec(JSON.stringify(json.show(bytesOf(text), context)))?.[1];

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('The JSON decoder', () => {
  it('accepts what JSON.parse accepts, and refuses what it refuses', () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.json({ maxDepth: 3 }).map((text) => JSON.stringify(JSON.parse(text), undefined, 1)),
      fc
        .tuple(
          fc.json({ maxDepth: 3 }),
          fc.nat(40),
          fc.constantFrom('', ',', '"', '}', ']', '\\', '0', 'x', ':', '\n', '-', '.'),
        )
        .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const fields = json.show(bytesOf(text), context);
        // Several values after one another are JSON here, and not there.
        if (fields.length > 1) return;
        const isClean = fields.length === 1 && problemOf(text) === undefined;
        assert.equal(isClean, accepts(text) && text.trim() !== '', text);
      }),
      { numRuns: 3000 },
    );
  });

  it('points at keys with their values', () => {
    const text = '{ "a" : [1, {"ß": "x"}] }';
    const [root] = json.show(bytesOf(text), context);
    const [list] = root?.fields ?? [];
    assert.deepEqual([list?.name, list?.start, list?.end], ['a', 2, 24]);
    const [one, object] = list?.fields ?? [];
    assert.deepEqual([one?.name, one?.value, one?.start, one?.end], ['[0]', '1', 9, 10]);
    assert.deepEqual([object?.fields?.[0]?.name, object?.fields?.[0]?.value], ['ß', '"x"']);
  });

  it('says what is wrong and where', () => {
    assert.equal(problemOf('{"a":1,}'), 'At offset 0x07 there should be a key in double quotes.');
    assert.equal(problemOf('[1 2]'), 'At offset 0x03 there should be a comma or ].');
    assert.equal(problemOf('{"a":tru}'), 'This is neither a number nor true, false or null, at offset 0x05.');
    assert.equal(problemOf('{"a":"b'), 'It ends at offset 0x07, within a value.');
    assert.match(problemOf('['.repeat(70)) ?? '', /Nested more than 64 deep/);
  });

  it('is likely of a beginning that goes on in the next chunk', () => {
    assert.equal(json.judge(bytesOf('{"a":[1,2'), { ...context, isDatagram: false }).sure, 'likely');
    assert.equal(json.judge(bytesOf('{hello}'), context).sure, 'no');
  });
});
