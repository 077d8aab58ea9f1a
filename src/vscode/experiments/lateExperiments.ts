/** The parts of experiments that VS Code needs at the start, a test controller and a view. The rest is loaded later. */
import * as vscode from 'vscode';
import type { LazyResponders } from '../../app/responders/lazyResponders.ts';
import { ExampleFiles } from './exampleFiles.ts';
import type { ExperimentParts } from './experimentParts.ts';
import type { Experiments } from './experiments.ts';
import type { ExperimentRow, ExperimentService } from './experimentService.ts';

interface LateExperimentParts extends ExperimentParts {
  /** Experiments open listeners with rules. */
  readonly responders: Pick<LazyResponders, 'load'>;
}

export class LateExperiments implements vscode.TreeDataProvider<ExperimentRow> {
  readonly #parts: LateExperimentParts;
  readonly #controller = vscode.tests.createTestController('socketLab', 'Socket Lab');
  readonly #rowChanges = new vscode.EventEmitter<ExperimentRow | undefined>();
  readonly onDidChangeTreeData = this.#rowChanges.event;
  readonly #owned: vscode.Disposable[] = [this.#controller, this.#rowChanges];
  #loading: Promise<Experiments> | undefined;
  #isDisposed = false;

  constructor(parts: LateExperimentParts) {
    this.#parts = parts;
    this.#controller.resolveHandler = async (item) => (await this.#load()).resolve(item);
    const view = vscode.window.createTreeView('socketLab.experiments', { treeDataProvider: this });
    const showTrust = (): void => {
      view.message = vscode.workspace.isTrusted
        ? ''
        : 'Experiments are shown, but do not run: this workspace is not trusted.';
    };
    showTrust();
    const onDocument = ({ languageId }: vscode.TextDocument): void => {
      if (languageId === 'sockets') void this.#load();
    };
    this.#owned.push(
      view,
      new ExampleFiles(parts.extensionUri),
      vscode.workspace.onDidGrantWorkspaceTrust(showTrust),
      vscode.workspace.onDidOpenTextDocument(onDocument),
    );
    for (const document of vscode.workspace.textDocuments) onDocument(document);
  }

  async service(): Promise<ExperimentService> {
    return (await this.#load()).service;
  }

  async getTreeItem(row: ExperimentRow): Promise<vscode.TreeItem> {
    return (await this.#load()).tree.getTreeItem(row);
  }

  async getChildren(row?: ExperimentRow): Promise<ExperimentRow[]> {
    return (await this.#load()).tree.getChildren(row);
  }

  dispose(): void {
    this.#isDisposed = true;
    void this.#loading?.then((experiments) => experiments.dispose());
    for (const each of this.#owned) each.dispose();
  }

  #load(): Promise<Experiments> {
    return (this.#loading ??= this.#create());
  }

  async #create(): Promise<Experiments> {
    const [{ Experiments }] = await Promise.all([import('./experiments.ts'), this.#parts.responders.load()]);
    const experiments = new Experiments({
      ...this.#parts,
      controller: this.#controller,
      rowsChanged: () => this.#rowChanges.fire(undefined),
    });
    if (this.#isDisposed) experiments.dispose();
    return experiments;
  }
}
