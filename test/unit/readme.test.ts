import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { optionTableMarkdown } from '../../src/model/optionTableMarkdown.ts';
import { services } from '../../src/payload/services.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const squeeze = (text: string): string => text.replace(/[ -]+/g, ' ');

describe('README', () => {
  it('shows the table of options as the code has it', () => {
    // The formatter pads the columns; the words are the code's.
    assert.ok(squeeze(readme).includes(squeeze(optionTableMarkdown().trim())));
  });

  it('names every responder', () => {
    for (const { name } of services) assert.ok(readme.includes(`\`${name}\``), name);
  });
});
