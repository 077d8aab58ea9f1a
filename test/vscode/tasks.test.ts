import assert from 'node:assert/strict';
import { connect } from 'node:net';
import * as vscode from 'vscode';
import { freePort } from '../support/freePort.ts';
import { socketLab } from './api.ts';

describe('tasks', () => {
  before(socketLab);

  it('start a listener, which answers until the task is ended', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const port = await freePort();
    const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'tasks.json');
    const address = `tcp://127.0.0.1:${port}`;
    const wanted = { label: 'peer', type: 'socket-lab', task: 'listen', address, responder: 'upper' };
    await vscode.workspace.fs.writeFile(
      file,
      Buffer.from(JSON.stringify({ version: '2.0.0', tasks: [wanted] })),
    );
    try {
      const task = await taskNamed('peer');
      const execution = await vscode.tasks.executeTask(task);
      assert.equal(await answerOf(port), 'HELLO');
      const ended = new Promise<void>((resolve) => {
        const watching = vscode.tasks.onDidEndTask(() => {
          watching.dispose();
          resolve();
        });
      });
      execution.terminate();
      await ended;
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});

/** VS Code notices the file by itself, a little later. */
async function taskNamed(name: string): Promise<vscode.Task> {
  for (;;) {
    const task = (await vscode.tasks.fetchTasks({ type: 'socket-lab' })).find((each) => each.name === name);
    if (task !== undefined) return task;
  }
}

/** Asks again until somebody listens: the task's terminal has no event for it. */
async function answerOf(port: number): Promise<string> {
  for (;;) {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('hello'));
      socket.on('data', (bytes) => {
        socket.destroy();
        resolve(bytes.toString());
      });
      socket.on('error', () => resolve(''));
    });
    if (answer !== '') return answer;
  }
}
