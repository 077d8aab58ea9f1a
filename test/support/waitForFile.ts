import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const limitMs = 60_000;

/** Settles when the file is there. Whoever writes it renames it into its place, so that it is whole. */
export function waitForFile(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error): void => {
      watching.close();
      clearTimeout(timer);
      if (error === undefined) resolve();
      else reject(error);
    };
    const look = (): void => {
      if (existsSync(file)) settle();
    };
    const watching = watch(dirname(file), look);
    const timer = setTimeout(() => settle(new Error(`${basename(file)} did not appear`)), limitMs);
    look();
  });
}
