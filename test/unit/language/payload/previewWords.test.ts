import assert from 'node:assert/strict';
import { bytesWords, previewWords } from '../../../../src/language/payload/previewWords.ts';

describe('previewWords', () => {
  const first = new Uint8Array(16).fill(0x61);

  it('say how many bytes go out, and which come first', () => {
    const shown = Array(16).fill('61').join(' ');
    assert.equal(bytesWords(16, first), `16 bytes · ${shown}`);
    assert.equal(bytesWords(12_345, first), `12,345 bytes · ${shown} …`);
    assert.equal(bytesWords(0, new Uint8Array()), '0 bytes');
    const preview = { kind: 'bytes', length: 1, first: new Uint8Array([49]), isNewEachTime: true } as const;
    assert.equal(previewWords(preview), '1 byte, new at each send · 31');
  });

  it('say of what is not read yet how large it is', () => {
    assert.equal(
      previewWords({ kind: 'file', name: 'big.bin', size: 3_000_000 }),
      '3,000,000 bytes · the file big.bin, read when sent',
    );
    assert.equal(previewWords({ kind: 'large', leastBytes: 5000 }), '5,000 bytes or more · made when sent');
    const what = ['file "/a"', '{{env.HOME}}'];
    assert.equal(
      previewWords({ kind: 'asked', what }),
      'Made when sent, after a question · file "/a", {{env.HOME}}',
    );
  });
});
