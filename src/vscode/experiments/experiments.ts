/** Assembles the experiments of a window. */
import * as vscode from 'vscode';
import type { ExperimentService } from './experimentService.ts';
import type { ExperimentParts } from './experimentParts.ts';
import { createExperimentService } from './createExperimentService.ts';
import { ExampleRuns } from './exampleRuns.ts';
import { Examples } from './examples.ts';
import { ExperimentFiles } from './experimentFiles.ts';
import { ExperimentLens } from './experimentLens.ts';
import { ExperimentRuns } from './experimentRuns.ts';
import { ExperimentsTree } from './experimentsTree.ts';
import { LineDecorations } from './lineDecorations.ts';
import { runProfile } from './runProfile.ts';
import { TestItems } from './testItems.ts';
import { TestResults } from './testResults.ts';

export interface ExperimentsParts extends ExperimentParts {
  readonly controller: vscode.TestController;
  readonly rowsChanged: () => void;
}

export class Experiments {
  readonly service: ExperimentService;
  readonly tree: ExperimentsTree;
  readonly #items: TestItems;
  readonly #owned: vscode.Disposable;

  constructor(parts: ExperimentsParts) {
    const { controller, rowsChanged } = parts;
    const files = new ExperimentFiles();
    const items = new TestItems(controller, files, rowsChanged);
    const lines = new LineDecorations();
    const results = new TestResults(() => {
      lens.refresh();
      rowsChanged();
    });
    const exampleRuns = new ExampleRuns();
    const runs = new ExperimentRuns({ ...parts, items, lines, results, exampleRuns });
    const examples = new Examples(parts.extensionUri);
    const profile = runProfile(controller, runs);
    this.#items = items;
    this.service = createExperimentService({ ...parts, items, runs, examples, profile });
    const lens = new ExperimentLens(items, results, this.service);
    this.tree = new ExperimentsTree({ items, results, examples });
    this.#owned = vscode.Disposable.from(files, items, lines, lens, profile);
  }

  /** Finds the files, or reads one, as the Test Explorer requests when it expands. */
  async resolve(item: vscode.TestItem | undefined): Promise<void> {
    if (item === undefined) await this.#items.discover();
    else await this.#items.read(this.#items.uriOf(item));
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
