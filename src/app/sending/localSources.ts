import { resolve } from 'node:path';
import type { PayloadPart } from '../../language/payload/model/payloadPart.ts';

/** What of this machine a payload is made of. */
export interface LocalSources {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Names in the process's environment. */
  readonly environment: readonly string[];
}

/**
 * The files and environment variables in a payload, wherever in it they are. It goes by what is written and makes
 * nothing: a payload too large for a look tells of its last part like of its first. `folder`: what paths are relative to.
 */
export function localSources(parts: readonly PayloadPart[], folder: string): LocalSources {
  const files = new Set<string>();
  const environment = new Set<string>();
  const open: unknown[] = [parts];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one !== 'object' || one === null || one instanceof Uint8Array) continue;
    const { kind, path, name } = one as { kind?: unknown; path?: unknown; name?: unknown };
    if (kind === 'file' && typeof path === 'string') files.add(resolve(folder, path));
    if (kind === 'variable' && typeof name === 'string' && name.startsWith('env.'))
      environment.add(name.slice('env.'.length));
    for (const value of Object.values(one)) open.push(value);
  }
  return { files: [...files].sort(), environment: [...environment].sort() };
}
