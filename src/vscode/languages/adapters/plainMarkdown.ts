import * as vscode from 'vscode';

/** Text that does not act as Markdown, whatever is in it, and that is broken between its words. */
export function plainMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString().appendText(text);
  // `appendText` makes every blank one at which no line is broken.
  markdown.value = markdown.value.replaceAll('&nbsp;', ' ');
  return markdown;
}
