import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withGeneratedParts } from '../../../../scripts/host/manifest.ts';

describe('the generated parts of package.json', () => {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');

  it('are what the tables say', () => {
    assert.equal(
      text,
      withGeneratedParts(text),
      'package.json is out of date: `npm run manifest` makes it anew.',
    );
  });

  it('replace what was changed by hand', () => {
    const changed = text
      .replace('"title": "Move Up"', '"title": "Up"')
      .replace('"maximum": 1024', '"maximum": 9');
    assert.notEqual(changed, text);
    assert.equal(withGeneratedParts(changed), text);
  });

  it('are refused for a setting without a row', () => {
    const other = text.replace('"socketLab.refreshRate": {', '"socketLab.refreshRates": {');
    assert.throws(() => withGeneratedParts(other), /socketLab\.refreshRates/);
  });
});
