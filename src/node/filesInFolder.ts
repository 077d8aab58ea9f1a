import { resolve } from 'node:path';
import { optionTable } from '../address/optionTable.ts';
import type { AddressOptions } from '../model/address.ts';

/** Options whose files are absolute: relative ones are those of the folder, as the paths of unix sockets are. */
export function filesInFolder(options: AddressOptions, folder: string): AddressOptions {
  const files: Record<string, string> = {};
  for (const { name, type } of optionTable) {
    const path = options[name];
    if (type === 'file' && typeof path === 'string') files[name] = resolve(folder, path);
  }
  return { ...options, ...files };
}
