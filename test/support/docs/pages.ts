/** The documentation: README.md and the pages of `docs/`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../processes.ts';

/** Paths relative to the checkout, README first. */
export const pagePaths: readonly string[] = [
  'README.md',
  ...readdirSync(join(repositoryFolder, 'docs'))
    .toSorted()
    .map((name) => `docs/${name}`),
];

export function pageText(path: string): string {
  return readFileSync(join(repositoryFolder, path), 'utf8');
}

/** One fenced block of a page. */
export interface CodeBlock {
  /** `sh`, `sockets`, `text` … */
  readonly language: string;
  /** Without the indentation of an enclosing list. */
  readonly code: string;
  /** The line that opens it, from 1. */
  readonly line: number;
  /** The file name under which the text before it says to save it. */
  readonly savedAs: string | undefined;
}

/** The fenced blocks of a page, in order. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let endOfLast = 0;
  for (const match of text.matchAll(/^( *)```([\w-]*)\n([^]*?)^ *```$/gm)) {
    const [whole, indent = '', language = '', code = ''] = match;
    const words = text.slice(endOfLast, match.index);
    endOfLast = match.index + whole.length;
    blocks.push({
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      line: text.slice(0, match.index).split('\n').length,
      savedAs: [...words.matchAll(/\bthis as `([\w.-]+)`/g)].at(-1)?.[1],
    });
  }
  return blocks;
}
