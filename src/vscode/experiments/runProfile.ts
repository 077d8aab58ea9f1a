import * as vscode from 'vscode';
import type { ExperimentRuns } from './experimentRuns.ts';

/** The run profile of the Test Explorer: runs experiments on request, or continuously, whenever one is saved. */
export function runProfile(controller: vscode.TestController, runs: ExperimentRuns): vscode.TestRunProfile {
  const profile = controller.createRunProfile(
    'Run',
    vscode.TestRunProfileKind.Run,
    async (request, token) => {
      if (request.continuous !== true) {
        await runs.run(request, { keep: 'one file', mayAsk: true });
        return;
      }
      const saves = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        const include = savedItems(controller, request, uri);
        if (include.length === 0) return;
        const again = new vscode.TestRunRequest(include, request.exclude, profile, true);
        void runs.run(again, { keep: 'failed', mayAsk: true });
      });
      token.onCancellationRequested(() => void saves.dispose());
    },
    true,
    undefined,
    true,
  );
  return profile;
}

/** The tests to run when a file is saved: those of its items that run continuously. */
function savedItems(
  { items }: vscode.TestController,
  { include }: vscode.TestRunRequest,
  uri: vscode.Uri,
): vscode.TestItem[] {
  const file = items.get(uri.toString());
  if (file === undefined) return [];
  if (include === undefined || include.includes(file)) return [file];
  return include.filter((item) => item.parent === file);
}
