import * as vscode from 'vscode';

/**
 * Makes sure of the text of a new untitled document: VS Code may bring back that of one which had the same name and was
 * closed a moment before, from a backup that it is about to remove.
 */
export async function writeText(document: vscode.TextDocument, text: string): Promise<void> {
  const written = document.getText();
  if (written === text) return;
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(new vscode.Position(0, 0), document.positionAt(written.length));
  edit.replace(document.uri, all, text);
  await vscode.workspace.applyEdit(edit);
}
