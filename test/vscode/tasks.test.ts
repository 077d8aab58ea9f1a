import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { freePort } from '../support/freePort.ts';
import { socketLab } from './api.ts';

/** Says what it was answered, by the code that it ends with. */
const talker = `const [port, file] = process.argv.slice(2);
const socket = require('node:net').connect(Number(port), '127.0.0.1', () => socket.write('hello'));
socket.on('data', (bytes) => { require('node:fs').appendFileSync(file, bytes + ' '); socket.destroy(); });
socket.on('error', (error) => require('node:fs').appendFileSync(file, error.code + ' '));
`;

const wrongAnswer = `# Answers in capitals.
test "shouts back"
  listen tcp://127.0.0.1:0 as server
    on data reply upper
  connect {{server}} as client
  client > "tacos"
  client < "tacos" within 1s
`;

describe('tasks', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const written: vscode.Uri[] = [];

  before(socketLab);

  afterEach(async () => {
    for (const { task } of vscode.tasks.taskExecutions) await endedAfter(task.name, () => stop(task.name));
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri);
  });

  const write = async (path: string, text: string): Promise<vscode.Uri> => {
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, path);
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    written.push(uri);
    return uri;
  };
  const writeTask = (task: Readonly<Record<string, unknown>>): Promise<vscode.Uri> =>
    write(
      '.vscode/tasks.json',
      JSON.stringify({ version: '2.0.0', tasks: [{ type: 'socket-lab', ...task }] }),
    );

  it('start a listener, which answers until the task is ended', async () => {
    const port = await freePort();
    await writeTask({
      label: 'peer',
      task: 'listen',
      address: `tcp://127.0.0.1:${port}`,
      responder: 'upper',
    });
    await vscode.tasks.executeTask(await taskNamed('peer'));
    assert.equal(await answerOf(port), 'HELLO');
  });

  it('let a debug session begin as soon as the listener before it listens, also while it still does', async () => {
    const port = await freePort();
    const address = `tcp://127.0.0.1:${port}`;
    await writeTask({ label: 'server', task: 'listen', address, responder: 'upper' });
    await taskNamed('server');
    const program = await write('talker.cjs', talker);
    const answers = await write('answers.txt', '');
    const session: vscode.DebugConfiguration = {
      type: 'node',
      request: 'launch',
      name: 'Talker',
      program: program.fsPath,
      args: [String(port), answers.fsPath],
      runtimeExecutable: process.execPath,
      console: 'internalConsole',
      internalConsoleOptions: 'neverOpen',
      preLaunchTask: 'server',
    };
    const debug = async (): Promise<string> => {
      const over = sessionEnded('Talker');
      assert.ok(await vscode.debug.startDebugging(folder, session));
      await over;
      return Buffer.from(await vscode.workspace.fs.readFile(answers)).toString();
    };
    assert.equal(await debug(), 'HELLO ');
    assert.deepEqual(
      vscode.tasks.taskExecutions.map(({ task }) => task.name),
      ['server'],
    );
    assert.equal(await debug(), 'HELLO HELLO ');
    assert.equal(vscode.tasks.taskExecutions.length, 1, 'it is the same listener');
  });

  it('put failed expectations among the problems, at their place, until they hold', async () => {
    const file = await write(join('conversations', 'answers.sockets'), wrongAnswer);
    await writeTask({ label: 'conversations', task: 'run', file: 'conversations' });
    await runTask('conversations');
    const [problem, ...others] = await problemsWhen(file, ({ length }) => length > 0);
    assert.ok(problem);
    assert.deepEqual(others, []);
    assert.deepEqual([problem.range.start.line, problem.range.start.character], [6, 2]);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /^Unexpected data came \(ERR_UNEXPECTED/);
    await vscode.workspace.fs.writeFile(file, Buffer.from(wrongAnswer.replace('< "tacos"', '< "TACOS"')));
    await runTask('conversations');
    await problemsWhen(file, ({ length }) => length === 0);
  });

  it('put what cannot be run among the problems, too', async () => {
    const file = await write('unread.sockets', 'listen tcp://127.0.0.1:0 as server\n\n  servr close\n');
    await writeTask({ label: 'unread', task: 'run', file: 'unread.sockets' });
    await runTask('unread');
    const [problem] = await problemsWhen(file, ({ length }) => length > 0);
    assert.equal(problem?.range.start.line, 2);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  });
});

/** VS Code notices the file by itself, a little later. */
async function taskNamed(name: string): Promise<vscode.Task> {
  for (;;) {
    const task = (await vscode.tasks.fetchTasks({ type: 'socket-lab' })).find((each) => each.name === name);
    if (task !== undefined) return task;
  }
}

async function runTask(name: string): Promise<void> {
  const task = await taskNamed(name);
  await endedAfter(name, () => vscode.tasks.executeTask(task));
}

function stop(name: string): void {
  for (const execution of vscode.tasks.taskExecutions)
    if (execution.task.name === name) execution.terminate();
}

async function endedAfter(name: string, act: () => unknown): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    const watching = vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.name !== name) return;
      watching.dispose();
      resolve();
    });
  });
  await act();
  await ended;
}

/** Of the session itself, and not of those that it has begun below it. */
async function sessionEnded(name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const watching = vscode.debug.onDidTerminateDebugSession((session) => {
      if (session.name !== name || session.parentSession !== undefined) return;
      watching.dispose();
      resolve();
    });
  });
}

async function problemsWhen(
  uri: vscode.Uri,
  isSo: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = vscode.languages.getDiagnostics(uri);
  if (isSo(now)) return now;
  return new Promise((resolve) => {
    const watching = vscode.languages.onDidChangeDiagnostics(() => {
      const problems = vscode.languages.getDiagnostics(uri);
      if (!isSo(problems)) return;
      watching.dispose();
      resolve(problems);
    });
  });
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
