/** A virtual file system whose files are given: none is created, deleted or renamed, and no folder can be listed. */
import * as vscode from 'vscode';

export abstract class FixedFiles implements vscode.FileSystemProvider, vscode.Disposable {
  protected readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  readonly #registration: vscode.Disposable;
  readonly #folders: RegExp;

  /** @param folders the paths of its folders, whose existence VS Code asks for before it reads or writes a file */
  constructor(scheme: string, folders: RegExp, { isReadonly }: { readonly isReadonly: boolean }) {
    this.#folders = folders;
    const options = { isCaseSensitive: true, isReadonly };
    this.#registration = vscode.workspace.registerFileSystemProvider(scheme, this, options);
  }

  dispose(): void {
    this.#registration.dispose();
    this.changes.dispose();
  }

  watch(): vscode.Disposable {
    // Whoever changes a file says so, watched or not.
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return this.#folders.test(uri.path)
      ? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
      : this.statFile(uri);
  }

  protected abstract statFile(uri: vscode.Uri): vscode.FileStat | Thenable<vscode.FileStat>;

  abstract readFile(uri: vscode.Uri): Uint8Array | Thenable<Uint8Array>;

  writeFile(uri: vscode.Uri, _content: Uint8Array): void | Thenable<void> {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
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
}
