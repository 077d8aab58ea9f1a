import * as vscode from 'vscode';
import { explainExperiment } from '../../language/experiment/editor/explainExperiment.ts';
import { bytesMarkdown } from '../languages/bytesMarkdown.ts';
import { plainMarkdown } from '../languages/plainMarkdown.ts';
import { previewEnvironment } from '../languages/previewEnvironment.ts';
import { checkedDocument } from './checkedDocument.ts';

/** What a name, an address, a part or a word is. */
export const hover: vscode.HoverProvider = {
  async provideHover(document, position) {
    const checked = await checkedDocument(document);
    const found = checked && explainExperiment(checked, document.offsetAt(position), previewEnvironment());
    if (found === undefined) return undefined;
    const { start, end, form, sentences, bytes } = found;
    const contents: vscode.MarkdownString[] = [];
    if (form !== undefined) contents.push(new vscode.MarkdownString().appendCodeblock(form, 'sockets'));
    if (bytes !== undefined) contents.push(...bytesMarkdown(bytes));
    // The user's text must not act as Markdown.
    for (const sentence of sentences) contents.push(plainMarkdown(sentence));
    return new vscode.Hover(contents, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  },
};
