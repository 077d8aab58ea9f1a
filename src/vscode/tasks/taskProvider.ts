/** Tasks of the type `socket-lab`: a listener in the background before a debug session, or experiments in a terminal. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import { showFailure } from '../ui/messages.ts';
import { taskCall, taskType } from '../../app/tasks/taskCall.ts';

const matchers = {
  listen: ['$socket-lab-listening'],
  run: ['$socket-lab-run', '$socket-lab-check'],
} as const;

export function taskProvider(extensionPath: string): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    // Tasks are only taken from tasks.json: which address, only the user knows.
    provideTasks: () => [],
    resolveTask: ({ definition, scope, name }) => {
      const call = taskCall(definition);
      if (!call.ok) {
        void showFailure(call.failure);
        return undefined;
      }
      const isListener = definition['task'] === 'listen';
      const task = new vscode.Task(
        definition,
        scope ?? vscode.TaskScope.Workspace,
        name,
        'Socket Lab',
        callOfCli(extensionPath, call.value),
        [...(isListener ? matchers.listen : matchers.run)],
      );
      task.isBackground = isListener;
      return task;
    },
  });
}

/** Uses the Node that we run in: none need be on the PATH. */
function callOfCli(extensionPath: string, args: readonly string[]): vscode.ProcessExecution {
  return new vscode.ProcessExecution(process.execPath, [join(extensionPath, 'dist', 'cli.js'), ...args], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
}
