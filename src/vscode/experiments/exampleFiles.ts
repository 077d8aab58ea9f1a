/** The bundled examples as read-only files: they run as they are, and nothing is left unsaved. */
import * as vscode from 'vscode';
import { exampleAt, exampleFile, examplePath, type ExampleName } from '../../app/experiments/exampleNames.ts';
import { FixedFiles } from '../ui/fixedFiles.ts';

/** In the manifest's `activationEvents`, too, for editors that a window restores. */
const exampleScheme = 'socket-lab-example';

export function exampleUri(example: ExampleName): vscode.Uri {
  return vscode.Uri.from({ scheme: exampleScheme, path: examplePath(example) });
}

export function isExampleUri({ scheme }: vscode.Uri): boolean {
  return scheme === exampleScheme;
}

export class ExampleFiles extends FixedFiles {
  readonly #folder: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    super(exampleScheme, /^\/(?:L\d\d\/?)?$/, { isReadonly: true });
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'examples');
  }

  protected async statFile(uri: vscode.Uri): Promise<vscode.FileStat> {
    const stat = await vscode.workspace.fs.stat(this.#fileOf(uri));
    return { ...stat, permissions: vscode.FilePermission.Readonly };
  }

  readFile(uri: vscode.Uri): Thenable<Uint8Array> {
    return vscode.workspace.fs.readFile(this.#fileOf(uri));
  }

  #fileOf(uri: vscode.Uri): vscode.Uri {
    const example = exampleAt(uri.path);
    if (example === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.Uri.joinPath(this.#folder, exampleFile(example));
  }
}
