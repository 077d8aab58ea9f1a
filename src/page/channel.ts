/**
 * Requests and notices between two ends that can only post messages (a page and its host). Both ends use the same
 * class, whose type parameters are what this end receives and what it sends. Every request is settled: by a result,
 * an error, a cancel, "unknown method", or the end of either side.
 */

import {
  cancelledError,
  ChannelError,
  closedError,
  describeError,
  versionError,
  type ChannelErrorCode,
} from './channelError.ts';
import { isWire, markedWire, type Wire } from './channelWire.ts';
import { messagesVersion } from './messagesVersion.ts';

/** A message port. It delivers in order, or not at all once its other end is gone. */
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

/** Tells a handler that its result is no longer needed. */
export interface Cancellation {
  readonly cancelled: boolean;
  /** `handler` is called once, immediately if already cancelled. */
  onCancelled(handler: () => void): void;
}

/** The used part of `AbortSignal`, as this layer has neither DOM nor Node types. */
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

export interface ChannelOptions<Incoming extends Vocabulary> {
  readonly requests: RequestHandlers<Incoming['requests']>;
  readonly notices: NoticeHandlers<Incoming['notices']>;
  /** Whether a request's parameters have the shape for its name. Absent: the other end is trusted. */
  readonly check?: (name: string, params: unknown) => boolean;
  /** Called once if the other end is of another version: nothing that it sends is used. */
  readonly onOtherVersion?: () => void;
  /** Called for discarded messages and for notice handlers that threw, to log them. */
  readonly onFault?: (what: string, cause?: unknown) => void;
}

type Settle = (value: unknown, error?: ChannelError) => void;

export class Channel<Incoming extends Vocabulary, Outgoing extends Vocabulary> {
  readonly #port: Port;
  readonly #options: ChannelOptions<Incoming>;
  readonly #subscription: { dispose(): void };
  /** Our pending requests. */
  readonly #waiting = new Map<number, Settle>();
  /** How to cancel each of the peer's requests that is being handled. */
  readonly #working = new Map<number, () => void>();
  /** Random, so that a reloaded page does not take results for its predecessor as its own. */
  #nextId = Math.floor(Math.random() * 2 ** 48);
  #closed = false;
  #isOtherVersion = false;

  constructor(port: Port, options: ChannelOptions<Incoming>) {
    this.#port = port;
    this.#options = options;
    this.#subscription = port.onMessage((message) => {
      this.#receive(message);
    });
  }

  /** Rejects only with a `ChannelError`. Bytes among the body's own properties may be views. */
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
        this.#waiting.get(id)?.(undefined, cancelledError());
      };
      this.#waiting.set(id, (value, error) => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', cancel);
        if (error === undefined) resolve(value as ResultOf<Outgoing['requests'], Name>);
        else reject(error);
      });
      signal?.addEventListener('abort', cancel);
      const sent = this.#post({ kind: 'request', id, name, body: params });
      if (!sent) this.#waiting.get(id)?.(undefined, closedError());
    });
  }

  notify<Name extends keyof Outgoing['notices'] & string>(name: Name, body: Outgoing['notices'][Name]): void {
    if (!this.#closed) this.#post({ kind: 'notice', name, body });
  }

  /** Rejects pending requests with `ERR_CLOSED`, at both ends. The owner keeps the port. */
  dispose(): void {
    if (this.#closed) return;
    this.#post({ kind: 'closed' });
    this.#end();
  }

  #end(): void {
    this.#closed = true;
    this.#subscription.dispose();
    for (const settle of this.#waiting.values()) settle(undefined, closedError());
    for (const cancel of this.#working.values()) cancel();
  }

  #receive(message: unknown): void {
    if (this.#closed || !isWire(message)) return;
    const { kind, id, name, body } = message;
    if (kind === 'closed') this.#end();
    else if (message.version !== messagesVersion) this.#receiveOther(message);
    else if (kind === 'notice') this.#receiveNotice(name ?? '', body);
    else if (id === undefined) this.#fault(`A message of kind ${kind} without an id was thrown away.`);
    else if (kind === 'request') void this.#work(id, name ?? '', body);
    else if (kind === 'cancel') this.#working.get(id)?.();
    else this.#receiveResult(id, message);
  }

  /** A request is refused, which tells the other end that we are of another version. */
  #receiveOther({ kind, id }: Wire): void {
    if (id !== undefined) {
      const { code, message } = versionError();
      if (kind === 'request') this.#post({ kind: 'error', id, code, message });
      else if (kind !== 'cancel') this.#waiting.get(id)?.(undefined, versionError());
    }
    if (this.#isOtherVersion) return;
    this.#isOtherVersion = true;
    this.#options.onOtherVersion?.();
  }

  #receiveResult(id: number, { kind, body, code, message }: Wire): void {
    // A result without a pending request has crossed with its cancel.
    const settle = this.#waiting.get(id);
    if (kind === 'error')
      settle?.(undefined, new ChannelError(code ?? 'ERR_FAILED', message ?? 'It failed.'));
    else settle?.(body);
  }

  #receiveNotice(name: string, body: unknown): void {
    const handler = ownHandler(this.#options.notices, name);
    if (handler === undefined) {
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
    if (!this.#fits(name, params)) {
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
      reply = { kind: 'result', id, body };
    } catch (error) {
      reply = { kind: 'error', id, ...describeError(error) };
    }
    // It was cancelled, and so is settled.
    if (this.#working.get(id) !== cancel) return;
    this.#working.delete(id);
    if (!this.#post(reply)) this.#fault(`The result of "${name}" could not be posted.`);
  }

  #refuse(id: number, code: ChannelErrorCode, message: string): void {
    this.#post({ kind: 'error', id, code, message });
  }

  #fits(name: string, params: unknown): boolean {
    try {
      return this.#options.check?.(name, params) ?? true;
    } catch (error) {
      this.#fault(`The check of the request "${name}" threw.`, error);
      return false;
    }
  }

  /** Posting may throw once the other end is gone, which is expected. */
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

/** Own properties only: `constructor` and `toString` are not handlers. */
function ownHandler(handlers: object, name: string): ((...args: unknown[]) => unknown) | undefined {
  const found: unknown = Object.hasOwn(handlers, name)
    ? (handlers as Record<string, unknown>)[name]
    : undefined;
  return typeof found === 'function' ? (found as (...args: unknown[]) => unknown) : undefined;
}
