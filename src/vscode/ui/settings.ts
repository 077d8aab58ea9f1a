/** The settings of VS Code, read again after each change to ours. */
import * as vscode from 'vscode';
import { readSettings, type Settings, type SettingsSource } from '../../app/ports/settings.ts';

const section = 'socketLab';

export function watchSettings(): SettingsSource & vscode.Disposable {
  const read = (): Settings => {
    const values = vscode.workspace.getConfiguration(section);
    return readSettings((name) => values.get(name));
  };
  let settings = read();
  const changes = new vscode.EventEmitter<void>();
  const watching = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration(section)) return;
    settings = read();
    changes.fire();
  });
  return {
    current: () => settings,
    onDidChange: (listener) => changes.event(listener),
    dispose: () => void vscode.Disposable.from(watching, changes).dispose(),
  };
}
