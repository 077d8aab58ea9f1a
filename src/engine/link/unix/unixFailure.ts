/** Explains why a unix socket could not be bound or connected, by what is in the way rather than by the error code. */
import { access, constants, lstat, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Obstacle } from '../../../model/failureFacts.ts';
import type { Failure } from '../../../model/result.ts';
import { isAbstractPath, isPipePath } from '../../../address/unixPath.ts';
import { errorCode, failureWith, openingCallOf } from '../../../node/failures.ts';
import { unixHolder } from '../../kernel/unixTable.ts';

/** @param path for display: `@name` of an abstract socket */
export async function unixFailure(error: unknown, call: 'bind' | 'connect', path: string): Promise<Failure> {
  const address = `unix:${path}`;
  const code = errorCode(error);
  if (process.platform === 'win32' || isPipePath(path)) return failureWith(code, call, address);
  const holder = code === 'EADDRINUSE' || code === 'ECONNREFUSED' ? await holderOf(path, call) : undefined;
  const detail = holder?.who === '' ? undefined : holder?.who;
  if (isAbstractPath(path)) return failureWith(code, call, address, detail, 'abstract');
  switch (code) {
    case 'EADDRINUSE':
    case 'ECONNREFUSED':
      return failureWith(code, call, address, detail, await whatIsAt(path, call, holder !== undefined));
    case 'ENOENT':
      return failureWith(code, call, address, undefined, await whatIsMissing(path));
    case 'EACCES':
      return call === 'bind' ? bindRefused(address, path) : failureWith(code, call, address);
    default:
      return failureWith(code, openingCallOf(error, call), address);
  }
}

/** `connect` follows links, and `bind` does not. */
async function holderOf(path: string, call: 'bind' | 'connect'): ReturnType<typeof unixHolder> {
  return unixHolder(call === 'bind' ? path : await realpath(path).catch(() => path));
}

async function whatIsAt(path: string, call: 'bind' | 'connect', isHeld: boolean): Promise<Obstacle> {
  const facts = await lstat(path).catch(() => undefined);
  const isLink = facts?.isSymbolicLink() === true;
  if (isLink && call === 'bind') return 'link';
  const target = isLink ? await stat(path).catch(() => undefined) : facts;
  if (target?.isDirectory() === true) return 'folder';
  if (target !== undefined && !target.isSocket()) return 'file';
  if (isHeld) return 'held socket';
  return isLink ? 'link' : 'socket';
}

async function whatIsMissing(path: string): Promise<Obstacle> {
  if (await isMissing(dirname(path))) return 'no folder';
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() === true ? 'link' : 'nothing';
}

/**
 * libuv turns the ENOENT of a `bind` into EACCES ("for compat with Windows", `uv_pipe_bind`), so this finds out which
 * it was: a missing folder, one that cannot hold files (/proc), or one without write permission.
 */
async function bindRefused(address: string, path: string): Promise<Failure> {
  const folder = dirname(path);
  if (await isMissing(folder)) return failureWith('ENOENT', 'bind', address, undefined, 'no folder');
  const mayWrite = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return mayWrite
    ? failureWith('ENOENT', 'bind', address, undefined, 'no sockets')
    : failureWith('EACCES', 'bind', address);
}

async function isMissing(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => false,
    (error: unknown) => errorCode(error) === 'ENOENT',
  );
}
