/** An endpoint whose code is loaded when the first of its kind is opened. */
import type { Fault } from '../model/faultSpec.ts';
import { fail, type Result } from '../model/result.ts';
import { failureWith } from '../node/failures.ts';
import type { OpenConnection, Sent, Written } from './contracts/openConnection.ts';
import type { HeldByRelay, OpenEndpoint } from './contracts/openEndpoint.ts';

export class DeferredEndpoint implements OpenEndpoint {
  readonly ready: Promise<Result<void>>;
  readonly closed: Promise<void>;
  readonly #load: Promise<OpenEndpoint>;
  #loaded: OpenEndpoint | undefined;

  constructor(load: () => Promise<OpenEndpoint>) {
    this.#load = load().then((endpoint) => (this.#loaded = endpoint));
    this.ready = this.#load.then(({ ready }) => ready);
    this.closed = this.#load.then(({ closed }) => closed);
  }

  get connections(): ReadonlyMap<number, OpenConnection> {
    return this.#loaded?.connections ?? new Map<number, OpenConnection>();
  }

  send(bytes: Uint8Array): Result<Sent> {
    return this.#loaded?.send(bytes) ?? fail(failureWith('ENOTCONN', 'send'));
  }

  async write(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Written>> {
    return (await this.#load).write(bytes, signal);
  }

  setResponder(): void {}

  setFaults(faults: readonly Fault[]): void {
    if (this.#loaded === undefined) void this.#load.then((endpoint) => endpoint.setFaults?.(faults));
    else this.#loaded.setFaults?.(faults);
  }

  get held(): HeldByRelay | undefined {
    return this.#loaded?.held;
  }

  async close(): Promise<void> {
    const endpoint = await this.#load;
    await endpoint.close();
  }
}
