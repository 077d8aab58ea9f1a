/** The Experiments view: the workspace's files with their tests, and the bundled examples. */
import * as vscode from 'vscode';
import { formatDuration } from '../../model/units.ts';
import type { TestResult } from '../../runner/results/testResult.ts';
import type { ExperimentRow } from './experimentService.ts';
import { isExampleUri } from './exampleFiles.ts';
import type { Example, Examples } from './examples.ts';
import { experimentLabel } from './experimentFiles.ts';
import type { ReadExperiment } from '../../app/experiments/readExperiment.ts';
import { spokenExperiment } from '../../app/experiments/spokenExperiment.ts';
import type { TestItems } from './testItems.ts';
import type { TestResults } from './testResults.ts';

export interface ExperimentsTreeParts {
  readonly items: TestItems;
  readonly results: TestResults;
  readonly examples: Examples;
}

export class ExperimentsTree {
  readonly #parts: ExperimentsTreeParts;
  #found: Promise<unknown> | undefined;
  #hasFiles = false;
  /** Titles of the examples, by URI. */
  readonly #titles = new Map<string, string>();

  constructor(parts: ExperimentsTreeParts) {
    this.#parts = parts;
  }

  async getChildren(row?: ExperimentRow): Promise<ExperimentRow[]> {
    const { items, examples } = this.#parts;
    if (row?.kind === 'examples') return this.#examples(await examples.list());
    if (row !== undefined) return testsOf(row.uri, await items.read(row.uri));
    await (this.#found ??= items.discover());
    const uris = items.uris().filter((uri) => !isExampleUri(uri));
    const files = uris.toSorted((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
    this.#hasFiles = files.length > 0;
    return [...files.map((uri) => rowOf('file', uri)), rowOf('examples', vscode.Uri.parse('examples:'))];
  }

  #examples(examples: readonly Example[]): ExperimentRow[] {
    for (const { uri, title } of examples) this.#titles.set(uri.toString(), title);
    return examples.map(({ uri }) => rowOf('example', uri));
  }

  getTreeItem(row: ExperimentRow): vscode.TreeItem {
    const item = this.#itemOf(row);
    item.id = `${row.kind} ${row.uri.toString()} ${row.test ?? ''}`;
    item.contextValue = row.kind;
    const { label, description } = item;
    if (typeof label === 'string') {
      const said = typeof description === 'string' ? description : '';
      item.accessibilityInformation = { label: spokenExperiment(label, said, row.uri.scheme === 'untitled') };
    }
    return item;
  }

  #itemOf(row: ExperimentRow): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    const { uri, test } = row;
    switch (row.kind) {
      case 'examples': {
        const item = new vscode.TreeItem('Examples', this.#hasFiles ? Collapsed : Expanded);
        item.iconPath = new vscode.ThemeIcon('mortar-board');
        return item;
      }
      case 'example': {
        const title = this.#titles.get(uri.toString()) ?? nameOf(uri);
        const item = new vscode.TreeItem(title, None);
        item.iconPath = new vscode.ThemeIcon('beaker');
        item.description = nameOf(uri);
        item.tooltip = `${title}\nOpens read-only, to run; edit a copy to change it.`;
        item.command = { command: 'socketLab.openExample', title: 'Open Example', arguments: [nameOf(uri)] };
        return item;
      }
      case 'file': {
        const read = this.#parts.items.lastRead(uri);
        const isOne = read?.tests.every(({ title }) => title === undefined) ?? false;
        const item = new vscode.TreeItem(nameOf(uri), isOne ? None : Collapsed);
        const error = this.#parts.items.ensure(uri).error;
        const folder = experimentLabel(uri).split('/').slice(0, -1).join('/');
        const state = isOne ? this.#state(uri, '') : this.#stateOfAll(uri, read);
        item.iconPath =
          typeof error === 'string'
            ? icon('warning', 'list.warningForeground')
            : (state?.icon ?? new vscode.ThemeIcon('beaker'));
        item.description = [folder, typeof error === 'string' ? 'has problems' : state?.text]
          .filter((text) => (text ?? '') !== '')
          .join(' · ');
        item.tooltip =
          typeof error === 'string' ? error : uri.scheme === 'untitled' ? 'Not saved yet' : uri.fsPath;
        item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
        return item;
      }
      case 'test': {
        const key = test ?? '';
        const item = new vscode.TreeItem(key, None);
        const state = this.#state(uri, key);
        item.iconPath = state.icon;
        item.description = state.text;
        item.tooltip = state.tooltip ?? key;
        const line = this.#parts.items.lastRead(uri)?.tests.find((each) => each.key === key)?.line ?? 1;
        const selection = new vscode.Range(line - 1, 0, line - 1, 0);
        item.command = { command: 'vscode.open', title: 'Open', arguments: [uri, { selection }] };
        return item;
      }
    }
  }

  /** The combined outcome of a file's tests, once all of them have run. */
  #stateOfAll(uri: vscode.Uri, read: ReadExperiment | undefined): RowState | undefined {
    const { results } = this.#parts;
    const keys = (read?.tests ?? []).map(({ key }) => key);
    if (keys.some((key) => results.isRunning(uri, key))) return running;
    const last = keys.map((key) => results.last(uri, key)).filter((result) => result !== undefined);
    const failed = last.filter(({ outcome }) => outcome === 'failed').length;
    if (failed > 0)
      return { icon: icon('error', 'testing.iconFailed'), text: `${failed} of ${keys.length} failed` };
    if (last.length < keys.length || keys.length === 0) return undefined;
    if (last.some(({ outcome }) => outcome === 'cancelled')) return undefined;
    return { icon: icon('pass', 'testing.iconPassed'), text: `${keys.length} passed` };
  }

  #state(uri: vscode.Uri, key: string): RowState {
    const { results } = this.#parts;
    if (results.isRunning(uri, key)) return running;
    const result = results.last(uri, key);
    if (result === undefined) return { icon: new vscode.ThemeIcon('circle-outline'), text: '' };
    return {
      ...stateOf(result),
      ...(result.failure === undefined ? {} : { tooltip: result.failure.message }),
    };
  }
}

interface RowState {
  readonly icon: vscode.ThemeIcon;
  readonly text: string;
  readonly tooltip?: string;
}

const running: RowState = { icon: new vscode.ThemeIcon('loading~spin'), text: 'running' };

function stateOf({ outcome, durationMs, failure }: TestResult): { icon: vscode.ThemeIcon; text: string } {
  const time = formatDuration(durationMs * 1000);
  if (failure !== undefined)
    return { icon: icon('error', 'testing.iconFailed'), text: `failed at line ${failure.line}` };
  if (outcome === 'passed') return { icon: icon('pass', 'testing.iconPassed'), text: time };
  return { icon: icon('circle-slash', 'testing.iconSkipped'), text: 'cancelled' };
}

function icon(name: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}

function rowOf(kind: ExperimentRow['kind'], uri: vscode.Uri): ExperimentRow {
  return { kind, uri, isExperimentRow: true };
}

function testsOf(uri: vscode.Uri, read: ReadExperiment | undefined): ExperimentRow[] {
  return (read?.tests ?? []).flatMap(({ key, title }) =>
    title === undefined ? [] : [{ ...rowOf('test', uri), test: key }],
  );
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.sockets$/, '');
}
