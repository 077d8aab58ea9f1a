import * as vscode from 'vscode';

/** Selects it and brings it into view. */
export function showSpan(editor: vscode.TextEditor, span: vscode.Range): void {
  editor.selection = new vscode.Selection(span.start, span.end);
  editor.revealRange(span, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
