import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkbenchOptions } from '../support/host/openWorkbench.ts';

export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const pollMs = 20;
const limitMs = 10_000;

/** Asks the preload of an extension host (processes/hostDelay.ts) how late its event loop was. */
export class HostDelay {
  readonly #folder: string;
  #looks = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** What a VS Code server is to be started with. */
  options(preloadFile: string): Pick<WorkbenchOptions, 'env' | 'nodeFlags'> {
    return {
      nodeFlags: [`--import=${pathToFileURL(preloadFile).href}`],
      env: { SOCKET_LAB_HOST_DELAY: this.#folder },
    };
  }

  /** In milliseconds, since the last time it was asked. */
  async sinceLastTime(): Promise<LoopDelay> {
    const pid = Number(await this.#text('pid'));
    this.#looks += 1;
    process.kill(pid, 'SIGUSR2');
    return JSON.parse(await this.#text(`delay-${this.#looks}.json`)) as LoopDelay;
  }

  async #text(name: string): Promise<string> {
    const file = join(this.#folder, name);
    for (const deadline = performance.now() + limitMs; performance.now() < deadline;) {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (text !== '') return text;
      await delay(pollMs);
    }
    throw new Error(`The extension host did not write ${name}.`);
  }
}
