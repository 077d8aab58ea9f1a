/** The workspace's experiment files: where they are, and their text, from an open editor or from disk. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import { countText } from '../../model/countText.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { isExampleUri } from './exampleFiles.ts';

const glob = '**/*.sockets';
/** Most files searched for: a longer list would help nobody. */
const filesLimit = 2000;
/** Larger files are not hand-written experiments. */
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

  /** The text that a run would use now. */
  async text(uri: vscode.Uri): Promise<Result<string>> {
    const document = documentOf(uri);
    // A document in no editor may have missed a change on disk.
    if (document !== undefined && (document.isDirty || document.isUntitled))
      return success(document.getText());
    try {
      const { size, type } = await vscode.workspace.fs.stat(uri);
      // A link may lead to a device or a pipe, whose size is meaningless and which may never end.
      if ((type & vscode.FileType.File) === 0)
        return fail({
          code: 'EINVAL',
          message: `${experimentLabel(uri)} is not a regular file, and only those are read as experiments.`,
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

/** Path below the workspace's folder; of an unsaved file only the name, as its folder is undecided, and of an example. */
export function experimentLabel(uri: vscode.Uri): string {
  return uri.scheme === 'untitled' || isExampleUri(uri)
    ? posix.basename(uri.path)
    : vscode.workspace.asRelativePath(uri);
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** Excludes documents of a diff or an older version. */
export function isExperimentDocument({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== 'sockets') return false;
  return (
    uri.scheme === 'file' ||
    uri.scheme === 'untitled' ||
    isExampleUri(uri) ||
    vscode.workspace.getWorkspaceFolder(uri) !== undefined
  );
}
