import { errorCode } from '../../node/failures.ts';
import type { Failure } from '../../model/result.ts';

/** Why a file could not be read, in plain words. Takes the error of a read, or its code. */
export function fileFailure(cause: unknown, name: string): Failure {
  const code = typeof cause === 'string' ? cause : fileErrorCode(cause);
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  const [message, advice] = text ?? ['could not be read.', 'See whether it opens in an editor.'];
  return { code, message: `${name} ${message}`, advice };
}

const texts: Readonly<Record<string, readonly [message: string, advice: string]>> = {
  ENOENT: ['does not exist.', 'It may have been moved or deleted; check the path.'],
  ENOTDIR: ['does not exist: a part of its path is not a folder.', 'Check the path.'],
  EISDIR: ['is a folder.', 'Choose the files in it.'],
  EACCES: ['may not be read by you.', 'Check its permissions.'],
  EPERM: ['may not be read by you.', 'Check its permissions.'],
  EIO: ['could not be read to its end: the disk or the network failed.', 'Try again, or copy it first.'],
  ENODEV: [
    'is on a file system that is not there.',
    'Check its URI, and that the extension which provides such files is on.',
  ],
  EMFILE: ['could not be opened: too many files are open.', 'Close some connections and try again.'],
  ERR_NOT_A_FILE: [
    'is not a regular file but a pipe, a device or a socket.',
    'Copy what it gives into a file first.',
  ],
};

/** What `vscode.workspace.fs` rejects with, as the errno names of the same things. */
const fileSystemCodes: Readonly<Record<string, string>> = {
  FileNotFound: 'ENOENT',
  FileExists: 'EEXIST',
  FileIsADirectory: 'EISDIR',
  FileNotADirectory: 'ENOTDIR',
  NoPermissions: 'EACCES',
  Unavailable: 'ENODEV',
};

/** The errno code of a failed read or write. */
export function fileErrorCode(error: unknown): string {
  const code = errorCode(error);
  return Object.hasOwn(fileSystemCodes, code) ? (fileSystemCodes[code] ?? code) : code;
}
