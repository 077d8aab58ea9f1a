import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeBytes } from '../../../../../src/bytes/escapeBytes.ts';
import { parseEscapes } from '../../../../../src/language/payload/reading/parseEscapes.ts';
import { assertLinear } from '../../../address/longLines.ts';

function bytesOf(text: string): string {
  const parsed = parseEscapes(text);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return Buffer.from(parsed.value).toString('latin1');
}

function problemsOf(
  text: string,
): readonly { at: string; start: number; message: string; fix: string | undefined }[] {
  const parsed = parseEscapes(text);
  assert.ok(!parsed.ok);
  return parsed.problems.map(({ start, end, message, fix }) => ({
    at: text.slice(start, end),
    start,
    message,
    fix,
  }));
}

describe('parseEscapes', () => {
  it('refuses octal numbers, and says how they are written', () => {
    for (const [text, marked, fix] of [
      ['\\033[1m', '\\033', '\\x1B'],
      ['a\\07', '\\07', '\\x07'],
      ['\\0177', '\\017', '\\x0F'],
      ['\\08', '\\0', '\\x00'],
      ['\\00', '\\00', '\\x00'],
    ] as const) {
      const parsed = parseEscapes(text);
      assert.ok(!parsed.ok, text);
      const [problem] = parsed.problems;
      assert.deepEqual([text.slice(problem.start, problem.end), problem.fix], [marked, fix]);
    }
    assert.deepEqual(parseEscapes('\\0a\\0'), { ok: true, value: Uint8Array.of(0, 0x61, 0) });
  });

  it('knows the escapes of the payload notation', () => {
    assert.equal(bytesOf(String.raw`a\n\r\t\0\\\x7F\xff`), 'a\n\r\t\0\\\x7f\xff');
    assert.equal(bytesOf(String.raw`\u{1F32E}`), Buffer.from('🌮').toString('latin1'));
    assert.equal(bytesOf(String.raw`\"\{`), '"{');
  });

  it('leaves quotes, braces, comments, line breaks and other text as they are', () => {
    const text = `say "hi" {{name}} 'x' # y\nstraße 🌮\r\n`;
    assert.equal(bytesOf(text), Buffer.from(text).toString('latin1'));
    assert.equal(bytesOf(''), '');
  });

  it('marks exactly what is wrong', () => {
    assert.deepEqual(problemsOf(String.raw`ok \q and \x4`), [
      {
        at: String.raw`\q`,
        start: 3,
        message: String.raw`There is no escape "\q"; there are \n \r \t \0 \\ \" \{ \xHH \u{H…}.`,
        fix: String.raw`\\q`,
      },
      {
        at: String.raw`\x4`,
        start: 10,
        message: String.raw`After \x come two hex digits, such as \x7F.`,
        fix: String.raw`\x04`,
      },
    ]);
    assert.equal(problemsOf('end\\')[0]?.at, '\\');
    assert.equal(problemsOf('a\\\nb')[0]?.at, '\\\n');
    assert.equal(problemsOf(String.raw`\u{110000}`)[0]?.at, String.raw`\u{110000}`);
    assert.equal(problemsOf(String.raw`\u1F32`)[0]?.fix, String.raw`\u{1F32}`);
  });

  it('takes back whatever the list shows: escaped bytes are the same bytes again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const parsed = parseEscapes(escapeBytes(bytes));
        assert.ok(parsed.ok);
        assert.deepEqual(parsed.value, bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, quoted) => {
        const bytes = new Uint8Array(Buffer.from(text));
        const parsed = parseEscapes(escapeBytes(bytes, { quoted }));
        assert.ok(parsed.ok);
        assert.deepEqual(parsed.value, bytes);
      }),
    );
  });

  it('never throws, and its problems lie within the text', () => {
    const parts = fc.array(fc.constantFrom('\\', 'x', 'u', '{', '}', '4', 'n', '"', '\n', '🌮', '\ud83c'));
    fc.assert(
      fc.property(
        parts.map((all) => all.join('')),
        (text) => {
          const parsed = parseEscapes(text);
          for (const { start, end } of parsed.ok ? [] : parsed.problems)
            assert.ok(start >= 0 && start <= end && end <= text.length);
        },
      ),
    );
  });

  it('reads escapes in linear time', () => {
    const pieces = ['\\x41\\u{1F32E}\\q', '\\x41', '\\0', '\\033', '\\u', 'é'];
    assertLinear(pieces, parseEscapes);
    assert.equal(parseEscapes('\\x41'.repeat(260_000)).ok, true);
  }).timeout(20_000);
});
