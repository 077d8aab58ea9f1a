/** Experiments as far as VS Code has to know of them at once: a controller of tests, a view, the documents' language. */
import * as vscode from 'vscode';
import type { CaptureStore } from '../capture/store/captureStore.ts';
import type { Ledger } from '../capture/ledger/ledger.ts';
import type { Clock } from '../node/clock.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExperimentDoor, ExperimentRow } from './experimentDoor.ts';
import type { ReachConsent } from '../app/consent/reachConsent.ts';
import { experiments } from './experiments.ts';
import type * as Experiments from './experiments/index.ts';
import type { Log } from '../app/ports/log.ts';

export interface ExperimentParts {
  readonly engine: Engine;
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly baseFolder: () => string;
  readonly consent: ReachConsent;
  /** Kept by the runs: endpoints of the test that runs. */
  readonly openedByRun: Set<number>;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
}

export class ExperimentsOnDemand implements vscode.TreeDataProvider<ExperimentRow> {
  readonly #parts: ExperimentParts;
  readonly #controller = vscode.tests.createTestController('socketLab', 'Socket Lab');
  readonly #rowChanges = new vscode.EventEmitter<ExperimentRow | undefined>();
  readonly onDidChangeTreeData = this.#rowChanges.event;
  readonly #owned: vscode.Disposable[] = [this.#controller, this.#rowChanges];
  #loaded: Experiments.Experiments | undefined;

  constructor(parts: ExperimentParts) {
    this.#parts = parts;
    this.#controller.resolveHandler = (item) => this.#all.resolve(item);
    const view = vscode.window.createTreeView('socketLab.experiments', { treeDataProvider: this });
    const tellTrust = (): void => {
      view.message = vscode.workspace.isTrusted
        ? ''
        : 'Experiments are shown, but do not run: this workspace is not trusted.';
    };
    tellTrust();
    const look = ({ languageId }: vscode.TextDocument): void => {
      if (languageId === 'sockets') void this.#all;
    };
    this.#owned.push(
      view,
      vscode.workspace.onDidGrantWorkspaceTrust(tellTrust),
      vscode.workspace.onDidOpenTextDocument(look),
    );
    for (const document of vscode.workspace.textDocuments) look(document);
  }

  get door(): ExperimentDoor {
    return this.#all.door;
  }

  getTreeItem(row: ExperimentRow): vscode.TreeItem {
    return this.#all.tree.getTreeItem(row);
  }

  getChildren(row?: ExperimentRow): Promise<ExperimentRow[]> {
    return this.#all.tree.getChildren(row);
  }

  dispose(): void {
    this.#loaded?.dispose();
    for (const each of this.#owned) each.dispose();
  }

  get #all(): Experiments.Experiments {
    return (this.#loaded ??= new (experiments().Experiments)({
      ...this.#parts,
      controller: this.#controller,
      rowsChanged: () => this.#rowChanges.fire(undefined),
    }));
  }
}
