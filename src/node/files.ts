/** Reads the files that payloads include. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { excerpt } from '../model/excerpt.ts';
import type { FileBytes } from '../language/payload/model/environment.ts';
import { errorCode } from './failures.ts';

const pieceBytes = 1024 * 1024;

/** Why a file is not read: an errno code or `ERR_NOT_A_FILE`, and a sentence that includes it. */
export type Refused = Extract<FileBytes, { ok: false }> & { readonly code: string };

/** A whole file, or why it could not be read. */
export function fileBytes(folder: string, path: string, limitBytes: number): FileBytes {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(resolve(folder, path), 'r');
    const stats = fstatSync(descriptor);
    // The size of a pipe or a device is meaningless: it is read up to its end or the limit.
    const isTooLarge = stats.isFile() && stats.size > limitBytes;
    const bytes = isTooLarge ? undefined : readUpTo(descriptor, limitBytes);
    return bytes === undefined ? { ok: false, message: tooLargeFile(path) } : { ok: true, bytes };
  } catch (error) {
    return { ok: false, message: unreadable(path, folder, error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Reads what a command line names, pipes and devices included, which may have no end. Undefined where it is more than
 * `limitBytes`. Throws as `openSync` and `readSync` do.
 */
export function bytesUpTo(path: string, limitBytes: number): Buffer | undefined {
  const descriptor = openSync(path, 'r');
  try {
    return readUpTo(descriptor, limitBytes);
  } finally {
    closeSync(descriptor);
  }
}

/** Everything up to the end; undefined where that is more than `limitBytes`. */
function readUpTo(descriptor: number, limitBytes: number): Buffer | undefined {
  const piece = Buffer.alloc(Math.min(pieceBytes, limitBytes + 1));
  const pieces: Buffer[] = [];
  for (let length = 0; ;) {
    const read = readSync(descriptor, piece);
    if (read === 0) return Buffer.concat(pieces);
    length += read;
    if (length > limitBytes) return undefined;
    // A copy, as a slow pipe yields a few bytes at a time, each of which would retain a whole buffer.
    pieces.push(Buffer.from(piece.subarray(0, read)));
  }
}

/** Like `fileBytes`, but for regular files only: opening a pipe could block forever, and a device may have no end. */
export function regularFileBytes(folder: string, path: string, limitBytes: number): FileBytes {
  const size = regularSize(folder, path);
  return typeof size === 'number' ? fileBytes(folder, path, limitBytes) : size;
}

/** The size of a regular file, or why it cannot be read. */
export function regularSize(folder: string, path: string): number | Refused {
  const refused = (code: string, error: unknown): Refused => {
    return { ok: false, code, message: unreadable(path, folder, error) };
  };
  try {
    const facts = statSync(resolve(folder, path));
    if (facts.isFile()) return facts.size;
    const code = facts.isDirectory() ? 'EISDIR' : 'ERR_NOT_A_FILE';
    return refused(code, Object.assign(new Error(code), { code }));
  } catch (error) {
    return refused(errorCode(error), error);
  }
}

export function tooLargeFile(path: string): string {
  return `The file ${excerpt(path)} makes the payload larger than 64 MiB, the most that one may have.`;
}

/** A sentence about a file that cannot be read, with the errno code. */
export function unreadable(path: string, folder: string, error: unknown): string {
  const code = errorCode(error);
  return `${whyUnreadable(path, folder, code).slice(0, -1)} (${code}).`;
}

/** The same for a `Failure`, whose printers add the code. */
export function whyUnreadable(path: string, folder: string, code: string): string {
  const reason = reasons[code] ?? 'cannot be read';
  const hint = code === 'ENOENT' && !isAbsolute(path) ? `; paths are relative to ${folder}` : '';
  return `The file ${excerpt(path)} ${reason}${hint}.`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EACCES: 'may not be read',
  EISDIR: 'is a folder',
  ERR_NOT_A_FILE: 'is no regular file but a pipe, a device or a socket',
};
