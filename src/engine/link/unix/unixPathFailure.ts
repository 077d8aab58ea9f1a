/** Validates unix socket paths. */
import type { Failure } from '../../../model/result.ts';
import { isAbstractPath, isPipePath, pathProblem, unixPathLimitBytes } from '../../../address/unixPath.ts';
import { failureWith } from '../../../node/failures.ts';

/**
 * The problem with a path about to be bound or connected to, if any. It was checked when it was parsed, but has been
 * made absolute since; and systems differ in what they do with one that is too long (EINVAL, or worse: truncation).
 */
export function unixPathFailure(
  path: string,
  call: 'bind' | 'connect',
  platform: NodeJS.Platform,
): Failure | undefined {
  const message = pathProblem(path, platform, process.versions.node);
  if (message === undefined) return undefined;
  const address = `unix:${path}`;
  const isPipe = platform === 'win32' || isPipePath(path);
  if (!isPipe && !isAbstractPath(path) && Buffer.byteLength(path) > unixPathLimitBytes(platform)) {
    return failureWith('ENAMETOOLONG', call, address);
  }
  return { code: 'EINVAL', call, address, message };
}
