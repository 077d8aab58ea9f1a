/** Lenses above each test: run it, run it to the cursor's line, and its last outcome. */
import * as vscode from 'vscode';
import { countText } from '../../model/countText.ts';
import type { Diagnostic } from '../../language/core/diagnostic.ts';
import type { ExperimentService, RunPart } from './experimentService.ts';
import { workInSlices } from '../../app/timing/workInSlices.ts';
import { runFilter } from '../../app/experiments/runFilter.ts';
import { showFilteredCommand, type FilteredTraffic } from '../ui/showFiltered.ts';
import { isExampleUri } from './exampleFiles.ts';
import { isExperimentDocument } from './experimentFiles.ts';
import { reading, whyNotRunnable, type ExperimentTest } from '../../app/experiments/readExperiment.ts';
import { outcomeText } from '../../app/experiments/outcomeText.ts';
import type { TestItems } from './testItems.ts';
import type { TestResults } from './testResults.ts';

/** Called by lenses only, with arguments that they create. */
const runCommand = '_socketLab.runExperimentPart';
const copyCommand = '_socketLab.copyExample';
const refreshDelayMs = 50;

export class ExperimentLens implements vscode.CodeLensProvider {
  readonly #items: TestItems;
  readonly #results: TestResults;
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changes.event;
  readonly #owned: vscode.Disposable;
  /** The cursor's line, by document. */
  readonly #lines = new WeakMap<vscode.TextDocument, number>();
  #refreshing: NodeJS.Timeout | undefined;

  constructor(items: TestItems, results: TestResults, service: ExperimentService) {
    this.#items = items;
    this.#results = results;
    this.#owned = vscode.Disposable.from(
      this.#changes,
      vscode.languages.registerCodeLensProvider('sockets', this),
      vscode.commands.registerCommand(runCommand, (uri: vscode.Uri, part: RunPart) =>
        service.runForUser(uri, part),
      ),
      vscode.commands.registerCommand(copyCommand, (uri: vscode.Uri) => service.copyExample(uri)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (isExperimentDocument(textEditor.document)) this.#cursorAt(textEditor.document, selection);
      }),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!isExperimentDocument(document)) return [];
    const { uri, version } = document;
    const text = document.getText();
    const last = this.#items.lastRead(uri);
    if (text.trim() === '') return [];
    const isWanted = (): boolean => document.version === version && !document.isClosed;
    const read = last?.text === text ? last : await workInSlices(reading(text), isWanted);
    if (read === undefined) return [];
    if (whyNotRunnable(read) !== undefined)
      return [lensAt(1, problemsText(read.problems), 'workbench.actions.view.problems')];
    const count = read.tests.length;
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
    const cursor = editor === undefined ? 0 : editor.selection.active.line + 1;
    const lenses = read.tests.flatMap((test) => this.#lensesOf(uri, test, cursor));
    if (isExampleUri(uri)) lenses.push(lensAt(1, '$(edit) Edit a Copy', copyCommand, uri));
    if (count > 1) lenses.unshift(lensAt(1, `▶ Run All ${count} Tests`, runCommand, uri, {}));
    return lenses;
  }

  /** All lenses share one row that is always there, so nothing moves with the cursor. */
  #lensesOf(uri: vscode.Uri, { key, line, lastLine }: ExperimentTest, cursor: number): vscode.CodeLens[] {
    if (this.#results.isRunning(uri, key))
      return [lensAt(line, '$(loading~spin) Running'), lensAt(line, 'Cancel', 'testing.cancelRun')];
    const lenses = [lensAt(line, '▶ Run', runCommand, uri, { test: key })];
    // "To here" makes no sense for the whole test or none of it.
    if (cursor > line && cursor < lastLine)
      lenses.push(lensAt(line, `▶ Run to Line ${cursor}`, runCommand, uri, { lastLine: cursor }));
    const result = this.#results.last(uri, key);
    if (result === undefined) return lenses;
    lenses.push(lensAt(line, outcomeText(result), 'testing.showMostRecentOutput'));
    const { first, next = first } = result.rows;
    // What could not open anything has no traffic.
    if (next > first) {
      const shown: FilteredTraffic = { filter: runFilter(result.rows), focus: true };
      lenses.push(lensAt(line, 'Show Traffic', showFilteredCommand, shown));
    }
    return lenses;
  }

  /** Combines several changes into one. */
  refresh(): void {
    this.#refreshing ??= setTimeout(() => {
      this.#refreshing = undefined;
      this.#changes.fire();
    }, refreshDelayMs);
  }

  dispose(): void {
    clearTimeout(this.#refreshing);
    this.#owned.dispose();
  }

  #cursorAt(document: vscode.TextDocument, selection: vscode.Selection | undefined): void {
    const line = selection?.active.line ?? 0;
    if (this.#lines.get(document) === line) return;
    this.#lines.set(document, line);
    this.refresh();
  }
}

function lensAt(line: number, title: string, command = '', ...args: unknown[]): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(line - 1, 0, line - 1, 0), { title, command, arguments: args });
}

/** `Fix 6 problems to run`; without an error, there is nothing in it to run. */
function problemsText(problems: readonly Diagnostic[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return errors === 0 ? 'Nothing to run' : `Fix ${countText(errors, 'problem')} to run`;
}
