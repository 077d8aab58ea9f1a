/** Carries messages between a page in a browser and its host in this process, and records the page's requests. */
import type { Page } from 'playwright-core';
import type { Port } from '../../../src/page/channel.ts';
import type { PageRequests } from '../../../src/page/pageMessages.ts';
import { fromWire, toWire } from './wire.ts';

interface Message {
  readonly kind: string;
  readonly id?: number;
  readonly name?: string;
  readonly body?: unknown;
  readonly code?: string;
}

export interface Asked {
  readonly name: string;
  readonly params: unknown;
}

/** Exposed by the harness on the page's window. */
export interface HarnessWindow {
  deliver?: (run: number, texts: readonly string[]) => void;
}

export class PageLink implements Port {
  readonly asked: Asked[] = [];
  /** Requests that the host rejected as invalid, of which there must be none. */
  readonly refused: string[] = [];
  readonly #page: Page;
  readonly #run: number;
  readonly #names = new Map<number, string>();
  readonly #held = new Map<string, Promise<unknown>>();
  readonly #replaced = new Map<string, unknown>();
  readonly #listeners = new Set<(message: unknown) => void>();
  #waiting: string[] = [];
  #isDelivering = false;
  #isClosed = false;

  constructor(page: Page, run: number) {
    this.#page = page;
    this.#run = run;
  }

  /** Receives a message of the page; those of a previous page are dropped. */
  receive(run: number, text: string): void {
    if (run !== this.#run || this.#isClosed) return;
    const message = fromWire(text) as Message;
    if (message.kind === 'request' && message.name !== undefined) {
      this.asked.push({ name: message.name, params: message.body });
      this.#names.set(message.id ?? 0, message.name);
    }
    for (const listener of this.#listeners) listener(message);
  }

  /** Delays the results of these requests until the promise has settled. */
  hold(name: keyof PageRequests, until: Promise<unknown>): void {
    this.#held.set(name, until);
  }

  /** Replaces the host's results of these requests. */
  replace<Name extends keyof PageRequests>(name: Name, result: PageRequests[Name]['result']): void {
    this.#replaced.set(name, result);
  }

  /** Stops all delivery. */
  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  post(posted: unknown): void {
    const message = posted as Message;
    const name = this.#names.get(message.id ?? -1);
    if (message.kind === 'error' && ['ERR_BAD_MESSAGE', 'ERR_UNKNOWN_METHOD'].includes(message.code ?? ''))
      this.refused.push(`${name ?? ''}: ${message.code ?? ''}`);
    const isReplaced = name !== undefined && this.#replaced.has(name) && message.kind === 'result';
    const text = toWire(isReplaced ? { ...message, body: this.#replaced.get(name) } : message);
    const held = name === undefined ? undefined : this.#held.get(name);
    if (held === undefined) this.#deliver(text);
    else void held.then(() => this.#deliver(text));
  }

  onMessage(listener: (message: unknown) => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Delivers in order; messages that arrive during a delivery are sent with the next. */
  #deliver(text: string): void {
    if (this.#isClosed) return;
    this.#waiting.push(text);
    if (this.#isDelivering) return;
    this.#isDelivering = true;
    void this.#deliverAll();
  }

  async #deliverAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const texts = this.#waiting.splice(0);
      await this.#page
        .evaluate(([run, all]) => (globalThis as HarnessWindow).deliver?.(run, all), [
          this.#run,
          texts,
        ] as const)
        // The page is being loaded or closed, and requests again what it misses.
        .catch(() => undefined);
    }
    this.#isDelivering = false;
  }
}
