import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftPreview, payloadDraftPreview } from '../../../../../media/inspector/composer/draftPreview.ts';

describe('draftPreview', () => {
  it('says how many bytes go out, and which', () => {
    assert.deepEqual(draftPreview('hi', 'text', 'crlf'), { kind: 'bytes', words: '4 bytes · 68 69 0d 0a' });
    assert.deepEqual(draftPreview('', 'text', 'lf'), { kind: 'bytes', words: '1 byte · 0a' });
    assert.equal(draftPreview('\\x00"', 'escapes', 'lf').words, '3 bytes · 00 22 0a');
    assert.equal(draftPreview('', 'escapes', 'lf').words, '1 byte · 0a');
    assert.deepEqual(draftPreview('00ff', 'hex', 'lf'), { kind: 'bytes', words: '2 bytes · 00 ff' });
  });

  it('says of a payload what the host says', () => {
    const first = new Uint8Array([0, 255]);
    const bytes = (length: number) => ({ kind: 'bytes', length, first, isNewEachTime: false }) as const;
    assert.deepEqual(payloadDraftPreview('"x"', bytes(2)), { kind: 'bytes', words: '2 bytes · 00 ff' });
    assert.deepEqual(payloadDraftPreview('""', bytes(0)), { kind: 'nothing', words: 'No bytes' });
    const wrong = { kind: 'problem', message: 'It is wrong.', start: 4, end: 6 } as const;
    assert.deepEqual(payloadDraftPreview('"x" u8', wrong), {
      kind: 'problem',
      words: 'It is wrong (column 5).',
      start: 4,
      end: 6,
    });
    assert.equal(payloadDraftPreview('"x"\nu8', wrong).words, 'It is wrong (line 2, column 1).');
  });

  it('shows the first bytes of many', () => {
    const { words } = draftPreview('a'.repeat(2000), 'text', 'none');
    assert.equal(words, `2,000 bytes · ${Array(16).fill('61').join(' ')} …`);
  });

  it('says in words what is wrong, and where', () => {
    for (const [draft, format] of [
      ['\\q', 'escapes'],
      ['0', 'hex'],
      ['zz', 'hex'],
    ] as const) {
      const preview = draftPreview(draft, format, 'none');
      assert.equal(preview.kind, 'problem');
      assert.match(preview.words, /[^.] \(column \d+\)\.$/);
    }
    assert.match(draftPreview('00\nzz', 'hex', 'none').words, /\(line 2, column 1\)\.$/);
  });

  it('tells which part of an escaped text is wrong, whatever stands around it', () => {
    const wrong = fc.constantFrom('\\q', '\\🌮', '\\x', '\\x4', '\\u', '\\u{110000}', '\\u{d800}', '\\u0041');
    const right = fc.array(
      fc.constantFrom('a ', '🌮', 'é', '\n', '"', '{x}', '\\n', '\\x00', '\\u{1F32E}', '\\\\'),
    );
    fc.assert(
      fc.property(right, wrong, right, (before, part, after) => {
        const start = before.join('').length;
        const preview = draftPreview(`${before.join('')}${part}-${after.join('')}`, 'escapes', 'lf');
        assert.ok(preview.kind === 'problem');
        assert.deepEqual([preview.start, preview.end], [start, start + part.length]);
      }),
    );
  });

  it('has nothing to send where nothing is written', () => {
    assert.equal(draftPreview('', 'text', 'none').kind, 'nothing');
    assert.equal(draftPreview('', 'hex', 'lf').kind, 'nothing');
    assert.equal(draftPreview(' ', 'hex', 'lf').kind, 'nothing');
  });

  it('answers whatever is written', () => {
    const formats = fc.constantFrom('text' as const, 'escapes' as const, 'hex' as const);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), formats, (draft, format) => {
        assert.notEqual(draftPreview(draft, format, 'lf').words, '');
      }),
    );
  });
});
