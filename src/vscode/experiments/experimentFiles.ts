/** The workspace's experiments: where they are, and their texts, as an editor has them or else as they lie. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { countText } from '../../model/countText.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';

const glob = '**/*.sockets';
/** More files are not looked for: a list of them would help nobody. */
const filesLimit = 2000;
/** Larger files are no experiments that somebody has written. */
const textLimitBytes = 1024 * 1024;
const utf8 = new TextDecoder();

export class ExperimentFiles {
  readonly #watcher = vscode.workspace.createFileSystemWatcher(glob);
  readonly onDidCreate = this.#watcher.onDidCreate;
  readonly onDidChange = this.#watcher.onDidChange;
  readonly onDidDelete = this.#watcher.onDidDelete;

  find(): Thenable<vscode.Uri[]> {
    return vscode.workspace.findFiles(glob, undefined, filesLimit);
  }

  /** What would be run now. */
  async text(uri: vscode.Uri): Promise<Result<string>> {
    const document = documentOf(uri);
    // A document that nobody looks at any more may not have heard of a change on the disk.
    if (document !== undefined && (document.isDirty || document.isUntitled))
      return success(document.getText());
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      // A link may lead to a device or a pipe, whose size says nothing and whose reading may never end.
      if ((type & vscode.FileType.File) === 0)
        return fail({
          code: 'EINVAL',
          message: `${experimentLabel(uri)} is no regular file, and only those are read as experiments.`,
        });
      if (size > textLimitBytes)
        return fail({
          code: 'EFBIG',
          message: `The file has ${countText(size, 'byte')}: an experiment has at most 1 MiB.`,
        });
      return success(utf8.decode(await vscode.workspace.fs.readFile(uri)));
    } catch {
      return fail({
        code: 'ENOENT',
        message: `There is no file ${experimentLabel(uri)} that can be read.`,
      });
    }
  }

  dispose(): void {
    this.#watcher.dispose();
  }
}

/** Below the workspace's folder; of what is not saved yet the name alone: where it will be is nobody's matter yet. */
export function experimentLabel(uri: vscode.Uri): string {
  return uri.scheme === 'untitled' ? posix.basename(uri.path) : vscode.workspace.asRelativePath(uri);
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** Not those of a comparison or of a version before. */
export function isExperimentDocument({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== 'sockets') return false;
  return (
    uri.scheme === 'file' ||
    uri.scheme === 'untitled' ||
    vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
}
