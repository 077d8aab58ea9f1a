/** Opens a file or document as a source of bytes to send. */
import * as vscode from 'vscode';
import { basename } from 'node:path/posix';
import { encodeUtf8 } from '../../bytes/utf8.ts';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import { pieceBytes, type ByteSource } from '../../app/files/byteSource.ts';
import { fileFailure } from '../../app/failures/fileFailure.ts';
import { localFile } from '../../app/files/localFile.ts';
import { wholeFileLimitBytes } from '../../app/files/wholeFileLimit.ts';

export type UriSource = ByteSource & { readonly uri: string };

/** A file from disk; for a document without one (untitled, or provided by an extension), its open text. */
export async function openSource(uri: vscode.Uri): Promise<Result<UriSource>> {
  const source = uri.scheme === 'file' ? await localFile(uri.fsPath) : await otherSource(uri);
  return source.ok ? success({ ...source.value, uri: uri.toString() }) : source;
}

async function otherSource(uri: vscode.Uri): Promise<Result<ByteSource>> {
  const name = basename(uri.path);
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  const hasFiles = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;
  if (document !== undefined && !hasFiles) return success(inMemory(name, encodeUtf8(document.getText())));
  if (uri.scheme === 'untitled') return fail(fileFailure('ENOENT', name));
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return fail(fileFailure('EISDIR', name));
    if (size > wholeFileLimitBytes) return fail(tooLarge(name, size, uri.scheme));
    return success(inMemory(name, await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    return fail(fileFailure(error, name));
  }
}

function inMemory(name: string, bytes: Uint8Array): ByteSource {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += pieceBytes)
      yield bytes.subarray(start, start + pieceBytes);
  }
  return { name, size: bytes.length, pieces };
}

function tooLarge(name: string, size: number, scheme: string) {
  return {
    code: 'EFBIG',
    message: `${name} has ${formatBytes(size)}. The file system ${scheme} only reads whole files, so only files of up to ${formatBytes(wholeFileLimitBytes)} can be sent.`,
    advice: 'Copy it to the machine where Socket Lab runs; a file there may have any size.',
  };
}
