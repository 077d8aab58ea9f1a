/** The bundled experiments. Each is opened as a copy, which can be run, changed, and saved anywhere. */
import * as vscode from 'vscode';
import { openCopy } from './untitledCopy.ts';

export interface Example {
  /** `L01-first-server`. */
  readonly name: string;
  readonly uri: vscode.Uri;
}

export class Examples {
  readonly #folder: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'examples');
  }

  async list(): Promise<Example[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.#folder);
    return entries
      .map(([name]) => name)
      .filter((name) => name.endsWith('.sockets'))
      .toSorted()
      .map((name) => ({
        name: name.slice(0, -'.sockets'.length),
        uri: vscode.Uri.joinPath(this.#folder, name),
      }));
  }

  /** The title: the first sentence of its first line. */
  async titleOf({ uri }: Example): Promise<string> {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const about = /^#\s*(?:L\d+:\s*)?([^\n]*?)[.,:]*(?:\.\s|\n|$)/.exec(text)?.[1] ?? '';
    return about.slice(0, 1).toUpperCase() + about.slice(1);
  }

  /** Opens a copy in an editor. An open copy is shown unchanged: the user may have edited it. */
  async open({ uri, name }: Example): Promise<vscode.TextDocument> {
    return openCopy(name, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  }
}
