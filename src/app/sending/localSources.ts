/** The local files and environment variables that a payload includes, to ask for consent. */
import { resolve } from 'node:path';
import type { PayloadPart } from '../../language/payload/model/payloadPart.ts';

export interface LocalSources {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Names in the process's environment. */
  readonly environment: readonly string[];
}

/**
 * Collects them from all parts at any depth, without encoding anything, so that the size of the payload does not
 * matter. `folder`: the base of relative paths.
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
