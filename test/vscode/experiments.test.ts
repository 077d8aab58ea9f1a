import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { closeEditor, run, socketLab, until } from './api.ts';

const shoutsBack = `test "shouts back"
  listen tcp://127.0.0.1:0 as server
    on data reply upper
  connect {{server}} as client
  client > "tacos\\n"
  client < "TACOS\\n"

test "is quiet"
  listen tcp://127.0.0.1:0 as server
  connect {{server}} as client
  client < nothing for 10ms
`;

describe('experiments', () => {
  let lab: SocketLabApi;
  let folder: string;
  let file: string;
  let count = 0;
  /** Where copies are saved. */
  const home = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  const unsaved = (name: string) =>
    vscode.Uri.file(join(home(), name)).with({ scheme: 'untitled' }).toString();

  before(async () => {
    lab = await socketLab();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-experiments-'));
  });

  beforeEach(async () => {
    // What VS Code remembers of a file is of the test before.
    file = join(folder, `upper-${++count}.sockets`);
    await writeFile(file, shoutsBack);
  });

  afterEach(async () => {
    await closeEditor();
    assert.ok(
      lab.endpoints().every(({ openConnections, state }) => openConnections === 0 && state === 'closed'),
      'nothing is left open',
    );
    await run('removeClosed');
  });

  after(() => rm(folder, { recursive: true }));

  it('run as they lie, and answer plain data', async () => {
    const results = await run('runExperiment', file);
    assert.deepEqual(
      results.map(({ title, line, outcome }) => [title, line, outcome]),
      [
        ['shouts back', 1, 'passed'],
        ['is quiet', 8, 'passed'],
      ],
    );
    assert.equal(results[0]?.file, vscode.Uri.file(file).toString());
    assert.deepEqual(structuredClone(results), results);
    assert.deepEqual(lab.endpoints(), [], 'a passed test of a program leaves nothing in the list');
  });

  it('run one test, by its title', async () => {
    const results = await run('runExperiment', vscode.Uri.file(file), 'is quiet');
    assert.deepEqual(
      results.map(({ title }) => title),
      ['is quiet'],
    );
    await assert.rejects(run('runExperiment', file, 'is loud'), /no test "is loud".*ENOENT/);
  });

  it('run what is in the editor, saved or not', async () => {
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.replace(new vscode.Range(5, 0, 5, 30), '  client < "Tacos\\n"'));
    assert.ok(document.isDirty);
    const [first, second] = await run('runExperiment', file);
    assert.equal(first?.outcome, 'failed');
    assert.equal(first.failure?.line, 6);
    assert.equal(first.failure.code, 'ERR_UNEXPECTED');
    assert.equal(Buffer.from(first.failure.comparison?.received ?? []).toString(), 'TACOS\n');
    assert.equal(second?.outcome, 'passed');
    assert.deepEqual(
      lab.endpoints().map(({ name, state }) => [name, state]),
      [
        ['server', 'closed'],
        ['client', 'closed'],
      ],
      'what a failed test opened stays to be looked at',
    );
    assert.ok((await lab.rows()).some(({ type }) => type === 'data'));
    await run('runExperiment', file, 'is quiet');
    assert.deepEqual(lab.endpoints(), [], 'until the next run');
  });

  it('reject what cannot be run, with line and reason, and open nothing', async () => {
    await writeFile(file, 'listen tcp://127.0.0.1:0 as server\nclient > "x"\n');
    await assert.rejects(run('runExperiment', file), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'ERR_EXPERIMENT');
      assert.match(error.message, /Line 2: .*client/);
      return true;
    });
    await assert.rejects(run('runExperiment', join(folder, 'none.sockets')), /ENOENT/);
    assert.deepEqual(lab.endpoints(), []);
  });

  it('read no device or folder, also behind a link', async function () {
    if (process.platform === 'win32') this.skip();
    const link = join(folder, 'device.sockets');
    await symlink('/dev/null', link);
    await assert.rejects(run('runExperiment', link), /not a regular file.*EINVAL/);
    await assert.rejects(run('runExperiment', folder), /not a regular file.*EINVAL/);
  });

  it('every example opens read-only, in one tab, and runs as it is', async () => {
    const uri = await run('openExample', 'L04');
    assert.equal(uri, 'socket-lab-example:/L04/upper-case.sockets');
    assert.equal(await run('openExample', 'upper-case'), uri);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'sockets');
    assert.equal(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme), false);
    const tabs = vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri);
    assert.deepEqual(
      tabs.map(({ label, isDirty }) => [label, isDirty]),
      [['upper-case.sockets', false]],
    );
    assert.ok((await run('runExperiment', uri)).every(({ outcome }) => outcome === 'passed'));
    await assert.rejects(run('openExample', 'L99'), /no example "L99"/);
  });

  it('an example is changed in a copy; one that is open already keeps what was changed', async () => {
    const uri = vscode.Uri.parse(await run('openExample', 'L04'), true);
    const copy = async (): Promise<vscode.TextDocument | undefined> => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      const command = lenses.find((lens) => lens.command?.title.endsWith('Edit a Copy') === true)?.command;
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      return vscode.window.activeTextEditor?.document;
    };
    const document = await copy();
    assert.equal(document?.uri.toString(), unsaved('upper-case.sockets'));
    assert.match(document.getText(), /^# L4/);
    await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
    assert.match((await copy())?.getText() ?? '', /^# mine\n# L4/);
    assert.ok((await run('runExperiment', document.uri)).every(({ outcome }) => outcome === 'passed'));
  });

  it("a copy is saved beside the workspace's files, and the next one has a name of its own", async () => {
    const [first, second] = [await run('newExperiment'), await run('newExperiment')];
    assert.deepEqual([first, second], [unsaved('experiment.sockets'), unsaved('experiment-2.sockets')]);
    const saved = join(home(), 'experiment-2.sockets');
    try {
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert.match(await readFile(saved, 'utf8'), /^#/);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      assert.equal(await run('newExperiment'), unsaved('experiment-3.sockets'));
    } finally {
      await closeEditor();
      await rm(saved, { force: true });
    }
  });

  it('a new experiment runs green at once', async () => {
    const uri = await run('newExperiment');
    const results = await run('runExperiment', uri);
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['passed'],
    );
  });

  it('by a person: what it opened can be looked at afterwards; up to the line, no further', async () => {
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, 1, 0);
    await run('runToHere');
    await until(() => lab.endpoints().length > 0);
    assert.deepEqual(
      lab.endpoints().map(({ name, state }) => [name, state]),
      [['server', 'closed']],
    );
    await run('runExperiment');
    assert.deepEqual(
      lab.endpoints().map(({ name }) => name),
      ['server', 'client', 'server', 'client'],
    );
  });

  it('lenses run a test, and say how it came out', async () => {
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(3, 0, 3, 0);
    const lenses = async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        )
      )
        .filter(({ command }) => command?.title !== undefined)
        .map(({ range, command }) => ({ at: `${range.start.line + 1} ${command?.title ?? ''}`, command }));
    assert.deepEqual(
      (await lenses()).map(({ at }) => at),
      ['1 ▶ Run All 2 Tests', '1 ▶ Run', '1 ▶ Run to Line 4', '8 ▶ Run'],
    );
    const second = (await lenses())[3]?.command;
    await vscode.commands.executeCommand(second?.command ?? '', ...((second?.arguments ?? []) as unknown[]));
    assert.match((await lenses()).at(-2)?.at ?? '', /^8 ✓ Passed in \d/);
    const last = (await lenses()).at(-1);
    assert.equal(last?.at, '8 Show Traffic');
    const { filter = '' } = (last.command?.arguments?.[0] ?? {}) as { readonly filter?: string };
    const [, first = '', next = ''] = /^seq>=(\d+) seq<(\d+)$/.exec(filter) ?? [];
    const all = await lab.rows();
    const rows = all.filter(({ seq }) => seq >= Number(first) && seq < Number(next));
    assert.ok(
      rows.some(({ type }) => type === 'connected'),
      filter,
    );
    assert.equal(all.at(-1)?.seq, Number(next) - 1, 'and it ends with the test');
  });

  it('are made of what a connection carried, and run green', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0', { responder: 'upper' });
    const client = await run('connectTcp', listener.address);
    await run('send', { to: client.id, payload: 'tacos\n\x00', format: 'escapes' });
    await until(() => lab.endpoints().find(({ id }) => id === client.id)?.bytesIn === 7);
    await run('halfClose', client.id);
    await until(() => lab.endpoints().every(({ openConnections }) => openConnections === 0));
    await run('stopAll');
    const uri = await run('experimentFromTraffic', client.id);
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /client > "tacos\\n\\0"\n {2}conn < "tacos\\n\\0"\n {2}conn > "TACOS\\n\\0"/);
    assert.match(text, /client end\n {2}conn < end\n {2}conn end\n {2}client < end\n$/);
    const [result] = await run('runExperiment', uri);
    assert.equal(result?.outcome, 'passed');
    await assert.rejects(run('experimentFromTraffic', 99_999), /ENOTCONN/);
  });

  it('cancelled: what is open is closed at once', async () => {
    await writeFile(file, `${shoutsBack}\ntest "waits"\n  listen tcp://127.0.0.1:0 as slow\n  wait 5m\n`);
    const running = run('runExperiment', file, 'waits');
    await until(() => lab.endpoints().some(({ name, state }) => name === 'slow' && state === 'listening'));
    await vscode.commands.executeCommand('testing.cancelRun');
    assert.deepEqual(
      (await running).map(({ outcome }) => outcome),
      ['cancelled'],
    );
  });

  it('wait for each other, as they could want the same port', async () => {
    const [first, second] = await Promise.all([run('runExperiment', file), run('runExperiment', file)]);
    assert.deepEqual(
      [...first, ...second].map(({ outcome }) => outcome),
      ['passed', 'passed', 'passed', 'passed'],
    );
  });
});
