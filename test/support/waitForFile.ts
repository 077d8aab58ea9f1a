/** Waits for files written by other processes. */
import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const limitMs = 60_000;

/** Resolves when the file exists. Its writer must rename it into place, so that it is complete. */
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
