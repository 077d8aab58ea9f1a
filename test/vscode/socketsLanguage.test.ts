import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeEditor, openUntitled, socketLab } from './api.ts';

const broken = `listen tcp://127.0.0.1:0 as server
test "a"
  connect {{server}} as alice
  alise > "x"
`;

async function open(content: string): Promise<vscode.TextDocument> {
  return (await openUntitled(content, { language: 'sockets' })).document;
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

const ask = <Answer>(command: string, ...rest: readonly unknown[]): Thenable<Answer> =>
  vscode.commands.executeCommand<Answer>(`vscode.${command}`, ...rest);

const labelOf = ({ label }: vscode.CompletionItem): string =>
  typeof label === 'string' ? label : label.label;

/** Where a part of a document begins, or stands behind another part. */
function placeOf(document: vscode.TextDocument, part: string, after = ''): vscode.Position {
  const text = document.getText();
  return document.positionAt(text.indexOf(part, text.indexOf(after)));
}

describe('the language of experiments', () => {
  before(socketLab);
  afterEach(closeEditor);

  it('reads every example without a problem, in outline, folded, and formatted already', async () => {
    const extension = vscode.extensions.getExtension('socket-lab.socket-lab');
    assert.ok(extension);
    const examples = join(extension.extensionPath, 'media', 'examples');
    const files = readdirSync(examples).filter((file) => file.endsWith('.sockets'));
    assert.ok(files.length >= 14);
    for (const file of files) {
      const document = await vscode.workspace.openTextDocument(join(examples, file));
      const { uri } = document;
      assert.equal(document.languageId, 'sockets');
      const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', uri);
      const all = [...symbols, ...symbols.flatMap(({ children }) => children)];
      assert.ok(
        all.some(({ name }) => ['server', 'web', 'first'].includes(name)),
        file,
      );
      const folds = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', uri);
      assert.ok(folds.length > 0, file);
      const edits = await ask<vscode.TextEdit[] | undefined>('executeFormatDocumentProvider', uri, {
        tabSize: 2,
        insertSpaces: true,
      });
      assert.deepEqual(edits ?? [], [], file);
      const problems = vscode.languages
        .getDiagnostics(uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      assert.deepEqual(problems, [], file);
    }
  });

  it('shows a problem as it is typed, and puts it right', async () => {
    const document = await open(broken);
    const [problem] = await diagnosticsWhen(document.uri, (found) =>
      found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    assert.ok(problem);
    const all = vscode.languages.getDiagnostics(document.uri);
    const wrong = all.find(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.match(wrong?.message ?? '', /alise.*Did you mean alice\?/);
    assert.deepEqual(wrong?.range, new vscode.Range(3, 2, 3, 7));
    assert.ok(all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
    const actions = await ask<vscode.CodeAction[]>('executeCodeActionProvider', document.uri, wrong.range);
    const fix = actions.find(({ title }) => title === 'Write alice');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.match(document.getText(), /\n {2}alice > "x"/);
    await diagnosticsWhen(document.uri, ({ length }) => length === 0);
  });

  it('completes statements, names and options with their help', async () => {
    const document = await open(`${broken.replace('alise > "x"', 'al')}  listen tcp://:0?ba`);
    const complete = async (place: vscode.Position) =>
      (await ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, place)).items;
    const names = await complete(new vscode.Position(3, 4));
    const alice = names.find((item) => labelOf(item) === 'alice');
    assert.equal(alice?.documentation, 'Client over TCP, line 3.');
    assert.equal(alice.kind, vscode.CompletionItemKind.Interface);
    assert.deepEqual(alice.range, new vscode.Range(3, 2, 3, 4));
    const connect = names.find((item) => labelOf(item) === 'connect');
    assert.ok(connect?.insertText instanceof vscode.SnippetString);
    const options = await complete(new vscode.Position(4, 21));
    const backlog = options.find((item) => labelOf(item) === 'backlog');
    assert.deepEqual(backlog?.insertText, new vscode.SnippetString('backlog=${1:511}'));
  });

  it('completes what it was asked about although more is typed meanwhile', async () => {
    const lines = 3000;
    const text = `${'wait 1ms\n'.repeat(lines)}listen tcp://127.0.0.1:0 as server\nse`;
    const document = await open(text);
    const end = document.positionAt(text.length);
    const asked = ask<vscode.CompletionList>('executeCompletionItemProvider', document.uri, end);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'wait 2s\n');
    await vscode.workspace.applyEdit(edit);
    const { items } = await asked;
    const server = items.find((item) => labelOf(item) === 'server');
    assert.deepEqual(server?.range ?? items.map(labelOf), new vscode.Range(lines + 1, 0, lines + 1, 2));
  });

  it('explains what the mouse rests on', async () => {
    const document = await open(broken.replace('alise > "x"', 'alice > u16be(513)'));
    const hover = async (place: vscode.Position): Promise<string> => {
      const hovers = await ask<vscode.Hover[]>('executeHoverProvider', document.uri, place);
      const texts = hovers.flatMap(({ contents }) => contents);
      return texts
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n')
        .replaceAll('&nbsp;', ' ');
    };
    assert.match(await hover(placeOf(document, 'u16be')), /2 bytes[\s\S]*02 01/);
    assert.match(await hover(placeOf(document, 'tcp://')), /Only programs on this machine can reach it/);
    assert.match(await hover(placeOf(document, 'alice >')), /Client over TCP, line 3/);
  });

  it('finds, marks and renames a name wherever it stands', async () => {
    const document = await open(`${broken.replace('alise', 'alice')}  alice > {{server.port}}\n`);
    const { uri } = document;
    const place = placeOf(document, 'server}}');
    const [target] = await ask<vscode.Location[]>('executeDefinitionProvider', uri, place);
    assert.deepEqual(target?.range, new vscode.Range(0, 28, 0, 34));
    const found = await ask<vscode.Location[]>('executeReferenceProvider', uri, place);
    assert.equal(found.length, 3);
    const marks = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', uri, place);
    assert.deepEqual(
      marks.map(({ kind }) => kind),
      [1, 0, 0].map((write) =>
        write === 1 ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
      ),
    );
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', uri, place, 'web');
    await vscode.workspace.applyEdit(edit);
    assert.match(document.getText(), /as web\n[^]*\{\{web\}\}[^]*\{\{web\.port\}\}/);
    await assert.rejects(
      async () => ask('executeDocumentRenameProvider', uri, placeOf(document, 'web}}'), 'alice'),
      /already, on line 3/,
    );
  });

  it('formats the whole of it', async () => {
    const document = await open('test "a"\n    wait   1s # c\n');
    const edits = await ask<vscode.TextEdit[]>('executeFormatDocumentProvider', document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), 'test "a"\n  wait 1s  # c\n');
  });
});
