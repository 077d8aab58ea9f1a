import { explanationAt } from './payloadLanguages.ts';
import * as vscode from 'vscode';
import { bytesMarkdown } from './bytesMarkdown.ts';
import { isLanguageId } from './languageIds.ts';
import { plainMarkdown } from './plainMarkdown.ts';

/** What a rule does, what a part is, and its bytes. */
export const hover: vscode.HoverProvider = {
  provideHover(document, position) {
    const { languageId } = document;
    if (!isLanguageId(languageId)) return undefined;
    const found = explanationAt(languageId, document.getText(), document.offsetAt(position));
    if (found === undefined) return undefined;
    const { sentence, help, bytes, start, end } = found;
    const contents: vscode.MarkdownString[] = [];
    // The user's text must not act as Markdown.
    const say = (text: string | undefined): void => {
      if (text !== undefined && text !== '') contents.push(plainMarkdown(text));
    };
    if (bytes !== undefined) contents.push(...bytesMarkdown(bytes));
    say(help);
    say(sentence);
    return new vscode.Hover(contents, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  },
};
