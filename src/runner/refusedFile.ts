import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { unreadable } from '../engine/nodeEnvironment.ts';
import type { Failure } from '../model/result.ts';

/**
 * Why a path is none that an experiment reads: nobody could cancel the opening of a pipe that no one writes to, and
 * a device may have no end. What is not there says so when it is opened.
 */
export function refusedFile(folder: string, path: string): Failure | undefined {
  try {
    const facts = statSync(resolve(folder, path));
    if (facts.isFile() || facts.isDirectory()) return undefined;
  } catch {
    return undefined;
  }
  const code = 'ERR_NOT_A_FILE';
  return { code, message: unreadable(path, folder, Object.assign(new Error(code), { code })) };
}
