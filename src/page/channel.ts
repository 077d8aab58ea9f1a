/**
 * Requests and notices between two ends that can only post messages (a page and its host). One class for both
 * ends: what this end receives and what it sends are its two type parameters. Every request is settled: by a value,
 * an error, a cancel, "unknown method", or the end of either side.
 */

import {
  cancelledError,
  ChannelError,
  closedError,
  describeError,
  type ChannelErrorCode,
} from './channelError.ts';
import { isWire, markedWire, type Wire } from './channelWire.ts';

/** What can be posted on and listened to. A port delivers in order, or not at all once its other end is gone. */
export interface Port {
  post(message: unknown): void;
  onMessage(handler: (message: unknown) => void): { dispose(): void };
}

/** Requests and notices of one direction, by name. */
export interface Vocabulary {
  requests: object;
  notices: object;
}

type Params<Requests, Name extends keyof Requests> = Requests[Name] extends {
  params: infer P;
}
  ? P
  : never;
type ResultOf<Requests, Name extends keyof Requests> = Requests[Name] extends {
  result: infer R;
}
  ? R
  : never;

/** Lets a handler know that its result is no longer needed. */
export interface Cancellation {
  readonly cancelled: boolean;
  /** Called once, immediately if it is cancelled already. */
  onCancelled(handler: () => void): void;
}

/** The part of an `AbortSignal` that is used here; this layer has no DOM and no Node types. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', handler: () => void): void;
  removeEventListener(type: 'abort', handler: () => void): void;
}

export type RequestHandlers<Requests> = {
  [Name in keyof Requests]: (
    params: Params<Requests, Name>,
    cancellation: Cancellation,
  ) => ResultOf<Requests, Name> | Promise<ResultOf<Requests, Name>>;
};

export type NoticeHandlers<Notices> = {
  [Name in keyof Notices]: (body: Notices[Name]) => void;
};

export type MessageKind = 'request' | 'notice' | 'result';

/** Whether a body that arrived is what its name promises. `result`: the result of our request of that name. */
export type MessageCheck = (kind: MessageKind, name: string, body: unknown) => boolean;

export interface ChannelOptions<Incoming extends Vocabulary> {
  readonly requests: RequestHandlers<Incoming['requests']>;
  readonly notices: NoticeHandlers<Incoming['notices']>;
  readonly check: MessageCheck;
  /** Called for messages that were discarded and notice handlers that threw; for a log. */
  readonly onFault?: (what: string, cause?: unknown) => void;
}

interface Waiting {
  readonly name: string;
  readonly settle: (value: unknown, error?: ChannelError) => void;
}

export class Channel<Incoming extends Vocabulary, Outgoing extends Vocabulary> {
  readonly #port: Port;
  readonly #options: ChannelOptions<Incoming>;
  readonly #subscription: { dispose(): void };
  /** Our requests that are not settled yet. */
  readonly #waiting = new Map<number, Waiting>();
  /** Their requests that a handler works on: how to cancel each. */
  readonly #working = new Map<number, () => void>();
  /** From anywhere: a page that was loaded again must not take results for its predecessor as its own. */
  #nextId = Math.floor(Math.random() * 2 ** 48);
  #closed = false;

  constructor(port: Port, options: ChannelOptions<Incoming>) {
    this.#port = port;
    this.#options = options;
    this.#subscription = port.onMessage((message) => {
      this.#receive(message);
    });
  }

  /** Rejects with a `ChannelError`, never with anything else. Bytes among the body's own properties may be views. */
  request<Name extends keyof Outgoing['requests'] & string>(
    name: Name,
    params: Params<Outgoing['requests'], Name>,
    signal?: CancelSignal,
  ): Promise<ResultOf<Outgoing['requests'], Name>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(closedError());
        return;
      }
      if (signal?.aborted === true) {
        reject(cancelledError());
        return;
      }
      const id = this.#nextId++;
      const cancel = (): void => {
        this.#post({ kind: 'cancel', id });
        this.#waiting.get(id)?.settle(undefined, cancelledError());
      };
      this.#waiting.set(id, {
        name,
        settle: (value, error) => {
          this.#waiting.delete(id);
          signal?.removeEventListener('abort', cancel);
          if (error === undefined) resolve(value as ResultOf<Outgoing['requests'], Name>);
          else reject(error);
        },
      });
      signal?.addEventListener('abort', cancel);
      const sent = this.#post({ kind: 'request', id, name, body: params });
      if (!sent) this.#waiting.get(id)?.settle(undefined, closedError());
    });
  }

  notify<Name extends keyof Outgoing['notices'] & string>(name: Name, body: Outgoing['notices'][Name]): void {
    if (!this.#closed) this.#post({ kind: 'notice', name, body });
  }

  /** Rejects what is open with `ERR_CLOSED`, at both ends. The port itself stays the owner's. */
  dispose(): void {
    if (this.#closed) return;
    this.#post({ kind: 'closed' });
    this.#end();
  }

  #end(): void {
    this.#closed = true;
    this.#subscription.dispose();
    for (const waiting of this.#waiting.values()) waiting.settle(undefined, closedError());
    for (const cancel of this.#working.values()) cancel();
  }

  #receive(message: unknown): void {
    if (this.#closed || !isWire(message)) return;
    const { kind, id, name, body } = message;
    if (kind === 'closed') this.#end();
    else if (kind === 'notice') this.#receiveNotice(name ?? '', body);
    else if (id === undefined) this.#fault(`A message of kind ${kind} without an id was thrown away.`);
    else if (kind === 'request') void this.#work(id, name ?? '', body);
    else if (kind === 'cancel') this.#working.get(id)?.();
    else this.#receiveResult(id, message);
  }

  #receiveResult(id: number, { kind, body, code, message }: Wire): void {
    // A result without a request follows a cancel: the two crossed.
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    if (kind === 'error')
      waiting.settle(undefined, new ChannelError(code ?? 'ERR_FAILED', message ?? 'It failed.'));
    else if (this.#fits('result', waiting.name, body)) waiting.settle(body);
    else {
      waiting.settle(
        undefined,
        new ChannelError('ERR_BAD_MESSAGE', `The answer to "${waiting.name}" made no sense.`),
      );
    }
  }

  #receiveNotice(name: string, body: unknown): void {
    const handler = ownHandler(this.#options.notices, name);
    if (handler === undefined || !this.#fits('notice', name, body)) {
      this.#fault(`A notice "${name}" was thrown away.`);
      return;
    }
    try {
      handler(body);
    } catch (error) {
      this.#fault(`The handler of the notice "${name}" threw.`, error);
    }
  }

  async #work(id: number, name: string, params: unknown): Promise<void> {
    const handler = ownHandler(this.#options.requests, name);
    if (handler === undefined) {
      this.#refuse(id, 'ERR_UNKNOWN_METHOD', `There is no request "${name}".`);
      return;
    }
    if (!this.#fits('request', name, params)) {
      this.#refuse(id, 'ERR_BAD_MESSAGE', `The request "${name}" made no sense.`);
      return;
    }
    const listeners: (() => void)[] = [];
    let cancelled = false;
    const cancel = (): void => {
      cancelled = true;
      this.#working.delete(id);
      this.#refuse(id, 'ERR_CANCELLED', 'It was cancelled.');
      for (const listener of listeners) listener();
    };
    this.#working.set(id, cancel);
    const cancellation: Cancellation = {
      get cancelled() {
        return cancelled;
      },
      onCancelled(listener) {
        if (cancelled) listener();
        else listeners.push(listener);
      },
    };
    let reply: Wire;
    try {
      const body: unknown = await handler(params, cancellation);
      reply = { kind: 'answer', id, body };
    } catch (error) {
      reply = { kind: 'error', id, ...describeError(error) };
    }
    // Cancelled: it is settled.
    if (this.#working.get(id) !== cancel) return;
    this.#working.delete(id);
    if (!this.#post(reply)) this.#fault(`The answer to "${name}" could not be posted.`);
  }

  #refuse(id: number, code: ChannelErrorCode, message: string): void {
    this.#post({ kind: 'error', id, code, message });
  }

  #fits(kind: MessageKind, name: string, body: unknown): boolean {
    try {
      return this.#options.check(kind, name, body);
    } catch (error) {
      this.#fault(`The check of ${kind} "${name}" threw.`, error);
      return false;
    }
  }

  /** A port whose other end is gone may throw; that is no surprise here. */
  #post(wire: Wire): boolean {
    if (this.#closed) return false;
    try {
      this.#port.post(markedWire(wire));
      return true;
    } catch (error) {
      this.#fault(`A message of kind ${wire.kind} could not be posted.`, error);
      return false;
    }
  }

  #fault(what: string, cause?: unknown): void {
    this.#options.onFault?.(what, cause);
  }
}

/** Never what is inherited: `constructor` and `toString` are no methods of ours. */
function ownHandler(handlers: object, name: string): ((...args: unknown[]) => unknown) | undefined {
  const found: unknown = Object.hasOwn(handlers, name)
    ? (handlers as Record<string, unknown>)[name]
    : undefined;
  return typeof found === 'function' ? (found as (...args: unknown[]) => unknown) : undefined;
}
