/** The papers that a newcomer follows: README.md and the pages of `docs/`. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryFolder } from '../processes.ts';

/** Paths from the checkout, README first. */
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
  /** Without the indentation of the list that it stands in. */
  readonly code: string;
  /** The page's line that opens it, from 1. */
  readonly line: number;
  /** The name that the words before it say to save it under. */
  readonly savedAs: string | undefined;
}

/** The fenced blocks of a page, in its order. */
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
