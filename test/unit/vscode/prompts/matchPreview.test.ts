import assert from 'node:assert/strict';
import { quotedAsTyped } from '../../../../src/language/core/quotedText.ts';
import { matchPreview } from '../../../../src/vscode/prompts/matchPreview.ts';

const ofText = (typed: string): string | undefined =>
  matchPreview(typed, `on data ${quotedAsTyped(typed)} discard`);

describe('matchPreview', () => {
  it('shows the bytes of a text and of a payload', () => {
    assert.equal(ofText('GET '), '4 bytes · 47 45 54 20');
    assert.equal(matchPreview('hex"00 01"', 'on data starts hex"00 01" discard'), '2 bytes · 00 01');
  });

  it('says of bare hex digits that they are text, and how bytes are written', () => {
    const said = 'As text: 5 bytes · 30 30 20 30 31. For the bytes themselves write hex"00 01".';
    assert.equal(ofText('00 01'), said);
    assert.match(ofText('0x00,0xFF') ?? '', /write hex"00 FF"\.$/);
    assert.match(ofText('00010000') ?? '', /write hex"00 01 00 00"\.$/);
    for (const text of ['00', 'GET', '12:3', 'hello'])
      assert.doesNotMatch(ofText(text) ?? '', /As text/, text);
  });

  it('shows nothing of what is no bytes', () => {
    assert.equal(matchPreview('^GET', 'on data /^GET/ discard'), undefined);
    assert.equal(matchPreview('hex"02 ??"', 'on data hex"02 ??" discard'), undefined);
  });
});
