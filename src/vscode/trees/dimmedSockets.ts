/** Dims the rows of what is closed in order; what failed stays lit. Only a file decoration can colour a tree's label. */
import * as vscode from 'vscode';

const scheme = 'socket-lab-row';

/** What a row's decoration goes by. The view draws it anew when this changes. */
export function socketUri(id: string, isLit: boolean): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(id)}`, query: isLit ? 'lit' : 'dim' });
}

export function registerDimming(): vscode.Disposable {
  const dimmed = new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor('disabledForeground'));
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme && uri.query === 'dim' ? dimmed : undefined),
  });
}
