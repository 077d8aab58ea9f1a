import assert from 'node:assert/strict';
import { connect } from 'node:net';
import * as vscode from 'vscode';
import type { Endpoint } from '../../src/model/endpoint.ts';
import { closeEditor, openUntitled, run, socketLab } from './api.ts';

async function open(language: string, content: string): Promise<vscode.TextDocument> {
  return (await openUntitled(content, { language })).document;
}

/** The problems shown for a document, once they are as wanted. */
async function diagnosticsWhen(
  uri: vscode.Uri,
  isSo: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const now = () => vscode.languages.getDiagnostics(uri);
  if (isSo(now())) return now();
  return new Promise((resolve) => {
    const watching = vscode.languages.onDidChangeDiagnostics(() => {
      if (!isSo(now())) return;
      watching.dispose();
      resolve(now());
    });
  });
}

async function complete({ uri }: vscode.TextDocument, line: number, character: number) {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    new vscode.Position(line, character),
  );
  return items;
}

async function hoverText({ uri }: vscode.TextDocument, line: number, character: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .map((text) => text.replaceAll('&nbsp;', ' '))
    .join('\n');
}

describe('the languages of payloads and rules', () => {
  before(socketLab);
  afterEach(closeEditor);

  it('complete parts with help and places to fill in', async () => {
    const document = await open('socket-payload', '"a" he');
    const item = (await complete(document, 0, 6)).find(({ label }) => label === 'hex"de ad"');
    assert.ok(item);
    assert.deepEqual(item.insertText, new vscode.SnippetString('hex"$1"'));
    assert.equal(item.documentation, 'Bytes as hex digits, two for each.');
    assert.deepEqual(item.range, new vscode.Range(0, 4, 0, 6));
  });

  it('complete rules by what stands before', async () => {
    const document = await open('socket-rules', 'frames by line\non connect reply "x" then ');
    const labels = (await complete(document, 1, 26)).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 3), ['end', 'close', 'reset']);
  });

  it('show bytes and sentences in hovers, the text itself never as Markdown', async () => {
    const payload = await open('socket-payload', 'len16be{"[a](b)"}');
    assert.match(await hoverText(payload, 0, 2), /8 bytes[\s\S]*00 06 5b 61 5d/);
    const rules = await open('socket-rules', 'on line discard');
    assert.match(await hoverText(rules, 0, 1), /For each line, answers nothing/);
  });

  it('show the length above a payload', async () => {
    const { uri } = await open('socket-payload', 'u16be(1) "x"');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    assert.ok(lenses.some(({ command }) => command?.title === '3 bytes · 00 01 78'));
  });

  it('show problems as they are typed, and put them right', async () => {
    const document = await open('socket-payload', '"a" u16(1)');
    const [problem] = await diagnosticsWhen(document.uri, ({ length }) => length === 1);
    assert.deepEqual(problem?.range, new vscode.Range(0, 4, 0, 7));
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const fix = actions.find(({ title }) => title === 'Write u16be');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), '"a" u16be(1)');
    await diagnosticsWhen(document.uri, ({ length }) => length === 0);
  });

  it('hint that a regular expression on data sees one chunk', async () => {
    const { uri } = await open('socket-rules', 'on data /a/ discard');
    const [hint] = await diagnosticsWhen(uri, ({ length }) => length === 1);
    assert.equal(hint?.severity, vscode.DiagnosticSeverity.Information);
  });
});

describe('the rules of a listener as a file', () => {
  let listener: Endpoint;
  let document: vscode.TextDocument;

  before(socketLab);

  beforeEach(async () => {
    listener = await run('startTcpListener', '127.0.0.1:0', { responder: 'upper' });
    await run('editResponder', listener.id);
    const shown = vscode.window.activeTextEditor?.document;
    assert.ok(shown);
    document = shown;
  });

  afterEach(async () => {
    await closeEditor();
    await run('stopAll');
    await run('removeClosed');
  });

  async function write(text: string): Promise<boolean> {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    return document.save();
  }

  const responder = async () =>
    (await socketLab()).endpoints().find(({ id }) => id === listener.id)?.responder;

  /** What a client gets for what it says. */
  function answerTo(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(/:(\d+)$/.exec(listener.address)?.[1]), '127.0.0.1', () =>
        socket.write(text),
      );
      socket.on('error', reject);
      socket.on('data', (bytes) => {
        resolve(bytes.toString());
        socket.destroy();
      });
    });
  }

  it('opens with the rules that hold, in their language', () => {
    assert.equal(document.languageId, 'socket-rules');
    assert.equal(document.getText(), 'upper\n');
  });

  it('applies what is saved to the listener while it runs', async () => {
    assert.equal(await answerTo('hi'), 'HI');
    const text = '# greets\n\non data reply "new\\n"\n';
    assert.equal(await write(text), true);
    assert.equal(await answerTo('hi'), 'new\n');
    assert.equal(document.getText(), text, 'comments and blanks stay');
    assert.equal(document.isDirty, false);
  });

  it('takes comments alone for no rules', async () => {
    assert.equal(await write('# nothing yet\n'), true);
    assert.equal(await responder(), undefined);
    assert.equal(document.getText(), '# nothing yet\n');
  });

  it('refuses what is wrong; the old rules go on, the text stays', async () => {
    assert.equal(await write('on data repl "x"\n'), false);
    assert.equal(document.isDirty, true);
    assert.equal(await responder(), 'upper');
    const bytes = Buffer.from('echo\non data repl "x"\n');
    await assert.rejects(
      async () => vscode.workspace.fs.writeFile(document.uri, bytes),
      /Line 2: .*Did you mean reply\?/,
    );
  });

  it('follows when the rules are set elsewhere', async () => {
    const changed = new Promise<void>((resolve) => {
      const watching = vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document !== document || document.getText() !== 'echo\n') return;
        watching.dispose();
        resolve();
      });
    });
    await run('setResponder', listener.id, 'echo');
    await changed;
    assert.equal(document.isDirty, false);
  });

  it('says that the listener is closed, and is gone with it', async () => {
    await run('stop', listener.id);
    const [note] = await diagnosticsWhen(document.uri, ({ length }) => length === 1);
    assert.match(note?.message ?? '', /is closed/);
    await run('restart', listener.id);
    await diagnosticsWhen(document.uri, ({ length }) => length === 0);
    await run('stop', listener.id);
    await run('remove', listener.id);
    await assert.rejects(async () => vscode.workspace.fs.stat(document.uri), /gone|FileNotFound/);
  });

  it('refuses numbers of nothing', async () => {
    await assert.rejects(run('editResponder', 99_999), { code: 'ENOTCONN' });
    const uri = vscode.Uri.parse(`socket-lab:/responder/${listener.id}/another.socket-rules`);
    await assert.rejects(async () => vscode.workspace.fs.readFile(uri));
  });
});
