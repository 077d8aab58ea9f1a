import type * as vscode from 'vscode';
import type { BytesDescription } from '../../../language/core/explanation.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** Bytes in a hover: their number, the first of them, and a remark. */
export function bytesMarkdown({ length, hex, text, remark }: BytesDescription): vscode.MarkdownString[] {
  const shown = [hex, text].filter((one) => one !== undefined && one !== '');
  const block = plainMarkdown(length);
  if (shown.length > 0) block.appendCodeblock(shown.join('\n'), 'plaintext');
  return remark === undefined || remark === '' ? [block] : [block, plainMarkdown(remark)];
}
