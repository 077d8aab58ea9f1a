/** VS Code's own views, to compare ours with. */
import { runCommand } from '../../support/host/quickInput.ts';
import type { Scene } from './scene.ts';

export const foreignScenes: readonly Scene[] = [
  ['vscode-ports', 'Ports: Focus on Ports View'],
  ['vscode-source-control', 'Source Control: Focus on Changes View'],
  ['vscode-explorer', 'View: Show Explorer'],
  ['vscode-extensions', 'Extensions: Show Installed Extensions'],
].map(([name = '', command = '']): Scene => ({
  name,
  isForeign: true,
  show: ({ page }) => runCommand(page, command),
}));
