import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The reference of P10: its only view activates it, as ours do the product; an ES module too, since `main` is one. */
const manifest = {
  name: 'ten-lines',
  publisher: 'bench',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  type: 'module',
  main: './extension.js',
  contributes: {
    commands: [{ command: 'tenLines.hello', title: 'Hello' }],
    viewsContainers: { activitybar: [{ id: 'tenLines', title: 'Ten Lines', icon: '$(beaker)' }] },
    views: { tenLines: [{ id: 'tenLines.lines', name: 'Lines' }] },
  },
};

const source = `import * as vscode from 'vscode';
export function activate({ subscriptions }) {
  const treeDataProvider = {
    getTreeItem: (line) => new vscode.TreeItem(line),
    getChildren: () => ['A line'],
  };
  subscriptions.push(vscode.window.createTreeView('tenLines.lines', { treeDataProvider }));
  const hello = () => vscode.window.showInformationMessage('Hello');
  subscriptions.push(vscode.commands.registerCommand('tenLines.hello', hello));
}
`;

/** Writes an extension of ten lines; returns its folder, as `openWorkbench` takes it. */
export function tenLineExtension(parent: string): string {
  const { publisher, name, version } = manifest;
  const folder = join(parent, `${publisher}.${name}-${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'extension.js'), source);
  return folder;
}
