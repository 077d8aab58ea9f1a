import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inlineScript, inlineStyle, pageShell } from '../../../../../src/app/page/place/pageShell.ts';

describe('pageShell', () => {
  const html = pageShell({ script: 'start("</script>")', style: 'a{}', icons: '<svg></svg>' }, 'bm9uY2U=');

  it('has everything in it: no address is asked for anything', () => {
    assert.doesNotMatch(html, /\b(?:src|href|url|import)\s*[=(]/);
    for (const part of ['a{}', '<svg></svg>', 'start(']) assert.ok(html.includes(part), part);
  });

  it('lets in its own script and style by their nonce, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-bm9uY2U='; script-src 'nonce-bm9uY2U='");
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.equal(html.match(/<\/script/g)?.length, 1);
  });

  it('keeps what a script says, whatever its strings hold', () => {
    const pieces = fc.constantFrom(
      '</script>',
      '</SCRIPT',
      '<!--',
      '-->',
      '<script>',
      '<',
      '/',
      '\\',
      '"',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const script = inlineScript(JSON.stringify(text));
        assert.doesNotMatch(script, /<\/script|<!--/i);
        assert.equal(JSON.parse(script.replaceAll(String.raw`\x3C`, String.raw`\u003C`)), text);
      }),
    );
  });

  it('lets no style end early', () => {
    assert.equal(inlineStyle('a::before{content:"</style>"}'), String.raw`a::before{content:"\3C /style>"}`);
  });
});
