/** The bundled examples as read-only files: they run as they are, and nothing is left unsaved. */
import * as vscode from 'vscode';
import { exampleAt, exampleFile, examplePath, type ExampleName } from '../../app/experiments/exampleNames.ts';

/** In the manifest's `activationEvents`, too, for editors that a window restores. */
const exampleScheme = 'socket-lab-example';

export function exampleUri(example: ExampleName): vscode.Uri {
  return vscode.Uri.from({ scheme: exampleScheme, path: examplePath(example) });
}

export function isExampleUri({ scheme }: vscode.Uri): boolean {
  return scheme === exampleScheme;
}

export class ExampleFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  readonly #registration: vscode.Disposable;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'examples');
    this.#registration = vscode.workspace.registerFileSystemProvider(exampleScheme, this, {
      isCaseSensitive: true,
      isReadonly: true,
    });
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
  }

  watch(): vscode.Disposable {
    // The files of an extension do not change while it runs.
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (/^\/(?:L\d\d\/?)?$/.test(uri.path))
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const stat = await vscode.workspace.fs.stat(this.#fileOf(uri));
    return { ...stat, permissions: vscode.FilePermission.Readonly };
  }

  readFile(uri: vscode.Uri): Thenable<Uint8Array> {
    return vscode.workspace.fs.readFile(this.#fileOf(uri));
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #fileOf(uri: vscode.Uri): vscode.Uri {
    const example = exampleAt(uri.path);
    if (example === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.Uri.joinPath(this.#folder, exampleFile(example));
  }
}
