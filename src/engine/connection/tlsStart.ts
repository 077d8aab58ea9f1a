/**
 * Starts TLS in the middle of a conversation (STARTTLS): the link of an open connection is replaced by an encrypted one.
 *
 *   asked ─ what was sent before goes out, in plain text ─ everything is read ─► replaced ─ handshake ─► done
 *         └ what is sent from now on is held ───────────────────────────────────┘
 *
 * Nothing is read meanwhile: what the peer sends after the request is TLS, or is told as what has come in its place.
 */
import type { Clock } from '../../node/clock.ts';
import { fail, success, type Failure, type Result } from '../../model/result.ts';
import type { StreamLink } from '../link/link.ts';
import type { SecuredLink } from '../link/streamDialing.ts';
import type { ReadingPause } from './readingPause.ts';
import type { StreamSender } from './streamSender.ts';
import { slowTls, tlsRefusal, type TlsReadiness } from './tlsRefusals.ts';

/** A link whose handshake has begun in the middle of a connection. */
export interface StartedLink extends SecuredLink {
  /** Ciphertext that was received before the link was made. */
  chunk(bytes: Uint8Array): void;
  /** Breaks off the handshake, unless it is done. */
  giveUp(failure: Failure): void;
}

export interface TlsRequest {
  /** Reads what TLS needs, and returns how it begins. Never rejects. */
  readonly prepare: () => Promise<Result<(link: StreamLink) => StartedLink>>;
  /** How long all of it may take. */
  readonly timeoutMs: number;
}

export interface TlsStartParts {
  readonly clock: Pick<Clock, 'timer'>;
  readonly link: StreamLink;
  readonly sender: StreamSender;
  readonly reading: ReadingPause;
  /** The connection continues over the new link. */
  readonly replaced: (link: StartedLink) => void;
  /** The link remains as it was, but bytes are held that must not go out in plain text. */
  readonly failed: (failure: Failure) => void;
}

/** Begins TLS on a connection that is ready for it; `parts` are those of the connection. */
export type BeginTls = (readiness: TlsReadiness, parts: () => TlsStartParts) => Result<TlsStart>;

export function beginTls(request: TlsRequest): BeginTls {
  return (readiness, parts) => {
    const refusal = tlsRefusal(readiness);
    return refusal === undefined ? success(new TlsStart(parts(), request)) : fail(refusal);
  };
}

const notRead = { pause: () => undefined, resume: () => undefined };

export class TlsStart {
  /** Settles with the handshake, or with why there is none. Never rejects. */
  readonly outcome: Promise<Result<void>>;
  readonly #parts: TlsStartParts;
  #settle: (outcome: Result<void>) => void = () => undefined;
  #state: 'asked' | 'handshake' | 'over' = 'asked';
  #started: StartedLink | undefined;
  readonly #cancelTimer: () => void;

  constructor(parts: TlsStartParts, { prepare, timeoutMs }: TlsRequest) {
    this.#parts = parts;
    this.outcome = new Promise((resolve) => (this.#settle = resolve));
    const { clock, link, sender, reading } = parts;
    reading.moveTo(notRead);
    link.pause();
    const allSent = new Promise<void>((resolve) => sender.hold(resolve));
    this.#cancelTimer = clock.timer(timeoutMs, () => this.#tookTooLong(slowTls(timeoutMs)));
    void this.#begin(prepare(), allSent);
  }

  /** The link has not been replaced yet. */
  get isAsked(): boolean {
    return this.#state === 'asked';
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  /** The handshake is done, or has failed, or the connection is closed. */
  finish(failure: Failure | undefined): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#cancelTimer();
    this.#settle(failure === undefined ? success(undefined) : fail(failure));
  }

  async #begin(preparing: ReturnType<TlsRequest['prepare']>, allSent: Promise<void>): Promise<void> {
    const begin = await preparing;
    if (begin.ok) await allSent;
    if (this.#state !== 'asked' || this.#parts.link.isDestroyed) return;
    if (!begin.ok) {
      this.#remainPlain(begin.failure);
      return;
    }
    this.#state = 'handshake';
    const { link, sender, reading, replaced } = this.#parts;
    const started = (this.#started = begin.value(link));
    replaced(started);
    reading.moveTo(started);
    link.resume();
    sender.continueOver(started);
  }

  #tookTooLong(failure: Failure): void {
    if (this.#started === undefined) this.#remainPlain(failure);
    else this.#started.giveUp(failure);
  }

  #remainPlain(failure: Failure): void {
    const { link, sender, reading, failed } = this.#parts;
    this.finish(failure);
    link.resume();
    reading.moveTo(link);
    if (sender.holdsBytes) failed(failure);
    else sender.continueOver(link);
  }
}
