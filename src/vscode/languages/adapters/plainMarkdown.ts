import * as vscode from 'vscode';

/** Text that is never interpreted as Markdown, and wraps between words. */
export function plainMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString().appendText(text);
  // `appendText` makes every space non-breaking.
  markdown.value = markdown.value.replaceAll('&nbsp;', ' ');
  return markdown;
}
