/** An engine without sockets for a page's host: actions on a connection emit the events that they would cause. */
import type { Engine } from '../../../src/engine/engine.ts';
import type { Ledger } from '../../../src/capture/ledger/ledger.ts';
import { canSendTo } from '../../../src/model/endpointText.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import { fail, success, type Failure, type Result } from '../../../src/model/result.ts';

type Faked = Pick<
  Engine,
  'send' | 'whenDrained' | 'halfClose' | 'reset' | 'pauseReading' | 'resumeReading' | 'isOpen' | 'close'
>;

export class ScriptedEngine implements Faked {
  /** Makes sends fail with it. */
  failure: Failure | undefined;
  readonly #ledger: Ledger;
  readonly #emit: (event: EngineEvent) => void;
  readonly #now: () => number;

  /** `now`: the time of the next event in microseconds. */
  constructor(ledger: Ledger, emit: (event: EngineEvent) => void, now: () => number) {
    this.#ledger = ledger;
    this.#emit = emit;
    this.#now = now;
  }

  send(id: number, bytes: Uint8Array): ReturnType<Engine['send']> {
    if (this.failure !== undefined) return fail(this.failure);
    const targets = this.#connections(id);
    for (const connection of targets) {
      const { endpoint, bytesOut } = connection;
      this.#emit({
        type: 'data',
        call: 'send',
        direction: 'out',
        t: this.#now(),
        bytes: Uint8Array.from(bytes),
        endpoint,
        connection: connection.id,
        offset: bytesOut,
      });
    }
    return success({ bytes: bytes.length * targets.length, waits: false });
  }

  whenDrained(): Promise<void> {
    return Promise.resolve();
  }

  halfClose(id: number): Result<void> {
    return this.#each(id, { type: 'end', call: 'shutdown', direction: 'out' });
  }

  reset(id: number): Result<void> {
    return this.#each(id, { type: 'reset', call: 'close', direction: 'out', lost: 0 });
  }

  pauseReading(id: number): Result<void> {
    return this.#each(id, { type: 'paused', call: 'recv', reason: 'user' });
  }

  resumeReading(id: number): Result<void> {
    return this.#each(id, { type: 'resumed', call: 'recv', reason: 'user' });
  }

  isOpen(id: number): boolean {
    return this.#connections(id).length > 0;
  }

  close(id: number): Promise<Result<void>> {
    return Promise.resolve(
      this.#each(id, { type: 'closed', call: 'close', bytesIn: 0, bytesOut: 0, lost: 0, openUs: 1 }),
    );
  }

  subscribe(): () => void {
    return () => undefined;
  }

  #each(id: number, event: object): Result<void> {
    for (const { id: connection, endpoint } of this.#connections(id))
      this.#emit({ ...event, t: this.#now(), endpoint, connection } as EngineEvent);
    return success(undefined);
  }

  #connections(id: number) {
    const connection = this.#ledger.connection(id);
    if (connection !== undefined) return [connection];
    return (this.#ledger.endpoint(id)?.connections ?? []).filter(canSendTo);
  }
}
