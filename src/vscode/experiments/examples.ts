/** The bundled experiments. Each opens beside what is shown, read-only, and can be copied to be changed. */
import * as vscode from 'vscode';
import {
  exampleAt,
  exampleNameOf,
  exampleTitle,
  inToldOrder,
  isMeant,
  type ExampleName,
} from '../../app/experiments/exampleNames.ts';
import { exampleUri, isExampleUri } from './exampleFiles.ts';
import { openCopy } from './untitledCopy.ts';

export interface Example extends ExampleName {
  readonly uri: vscode.Uri;
  readonly title: string;
}

export class Examples {
  readonly #folder: vscode.Uri;
  #listed: Promise<Example[]> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'examples');
  }

  /** In the order in which the walkthrough tells of them. */
  list(): Promise<Example[]> {
    return (this.#listed ??= this.#read());
  }

  /** By its lecture or its subject, or a beginning of one. */
  async find(name: string): Promise<Example | undefined> {
    return (await this.list()).find((example) => isMeant(example, name));
  }

  /** Opens it, or shows its editor. Examples share one group, which is not that of the walkthrough. */
  async open({ uri }: Example): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false, viewColumn: columnFor(uri) });
    return document;
  }

  /** Opens an unsaved copy. One that is open already is shown unchanged: the user may have edited it. */
  async copy(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return openCopy(exampleAt(uri.path)?.subject ?? 'experiment', text);
  }

  async #read(): Promise<Example[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder);
    const names = entries.map(([name]) => exampleNameOf(name)).filter((name) => name !== undefined);
    return Promise.all(
      inToldOrder(names).map(async ({ lecture, subject }) => {
        const uri = exampleUri({ lecture, subject });
        const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
        return { lecture, subject, uri, title: exampleTitle(text) };
      }),
    );
  }
}

function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const wanted = uri.toString();
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const groupWith = (isThere: (uri: vscode.Uri) => boolean): vscode.TabGroup | undefined =>
    all.find(({ tabs }) =>
      tabs.some(({ input }) => input instanceof vscode.TabInputText && isThere(input.uri)),
    );
  const group = groupWith((each) => each.toString() === wanted) ?? groupWith(isExampleUri);
  if (group !== undefined) return group.viewColumn;
  return activeTabGroup.tabs.length === 0 ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
}
