import * as vscode from 'vscode';
import { bytesMarkdown } from './bytesMarkdown.ts';
import type { ParsedDocuments } from './parsedDocuments.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { rangeOf } from './rangeOf.ts';

/** The hover at a position: the notation, its bytes, and what it is or does. */
export function hover<Tree>(documents: ParsedDocuments<Tree>): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const tree = await documents.parsed(document);
      if (tree === undefined) return undefined;
      const found = documents.service.explain(tree, document.offsetAt(position));
      if (found === undefined) return undefined;
      const { form, sentences, bytes } = found;
      const contents: vscode.MarkdownString[] = [];
      if (form !== undefined)
        contents.push(new vscode.MarkdownString().appendCodeblock(form, document.languageId));
      if (bytes !== undefined) contents.push(...bytesMarkdown(bytes));
      // The user's text must not be interpreted as Markdown.
      for (const sentence of sentences) contents.push(plainMarkdown(sentence));
      return new vscode.Hover(contents, rangeOf(document, found));
    },
  };
}
