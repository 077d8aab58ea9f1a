import assert from 'node:assert/strict';
import { packagedReadme } from '../../../../scripts/host/packagedReadme.ts';

const drawing = '┌─┐\n└─┘\n';

function packaged(readme: string, pages: Readonly<Record<string, string>> = {}): string {
  return packagedReadme({ readme, pages: new Map(Object.entries(pages)), drawing });
}

describe('packagedReadme', () => {
  it('draws in the place of a picture', () => {
    assert.equal(
      packaged('# A\n\n![A window](media/a.png)\n\nText\n'),
      '<a id="readme"></a>\n\n# A\n\n```text\n┌─┐\n└─┘\n```\n\nText\n',
    );
  });

  it('has the pages behind the README, each where links to it lead', () => {
    const text = packaged('# A\n\n[P](docs/p-q.md), [part](docs/p-q.md#in-vs-code)\n', {
      'p-q.md': '# P\n\n## In VS Code\n\n[up](../README.md#install) [here](#in-vs-code)\n',
    });
    assert.match(text, /\[P\]\(#p-q\), \[part\]\(#p-q-in-vs-code\)/);
    assert.match(
      text,
      /\n---\n\n<a id="p-q"><\/a>\n\n# P\n\n<a id="p-q-in-vs-code"><\/a>\n\n## In VS Code\n/,
    );
    assert.match(text, /\[up\]\(#readme-install\) \[here\]\(#p-q-in-vs-code\)/);
  });

  it('keeps addresses, and of other links their words', () => {
    assert.equal(
      packaged('[net](https://example.com/a.md) [CONTRIBUTING.md](CONTRIBUTING.md)\n'),
      '[net](https://example.com/a.md) CONTRIBUTING.md\n',
    );
  });

  it('leaves code as it is, also where it is indented', () => {
    const code =
      '```sh\n# not a title\n[a](b.md)\n```\n\n1. Do\n\n   ```python\n   # comment [a](b.md)\n   ```\n\nend\n';
    assert.equal(packaged(code), code);
  });
});
