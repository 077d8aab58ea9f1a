/** Dims rows that were closed normally; failed ones stay bright. Only a file decoration can colour a tree's label. */
import * as vscode from 'vscode';

const scheme = 'socket-lab-row';

/**
 * Quieter than an open row's colour, and still read: more than 5 : 1 in VS Code's default themes, where
 * `disabledForeground` has 1.8 : 1 in the light one.
 */
export const dimmedColor = new vscode.ThemeColor('descriptionForeground');

/** The URI that determines a row's decoration. The view redraws it when this changes. */
export function socketUri(id: string, isLit: boolean): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(id)}`, query: isLit ? 'lit' : 'dim' });
}

export function registerDimming(): vscode.Disposable {
  const dimmed = new vscode.FileDecoration(undefined, undefined, dimmedColor);
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme && uri.query === 'dim' ? dimmed : undefined),
  });
}
