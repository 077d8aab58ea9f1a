import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { optionTableMarkdown } from '../../src/model/optionTableMarkdown.ts';
import { services } from '../../src/payload/services.ts';

const text = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const squeeze = (table: string): string => table.replace(/[ -]+/g, ' ');

describe('README', () => {
  it('has at most 120 lines', () => {
    assert.ok(text('README.md').trimEnd().split('\n').length <= 120);
  });
});

describe('docs', () => {
  it('show the table of options as the code has it', () => {
    // The formatter pads the columns; the words are the code's.
    assert.ok(squeeze(text('docs/addresses.md')).includes(squeeze(optionTableMarkdown().trim())));
  });

  it('name every responder', () => {
    const page = text('docs/responders.md');
    for (const { name } of services) assert.ok(page.includes(`\`${name}\``), name);
  });
});
