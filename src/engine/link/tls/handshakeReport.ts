/** What is told of a handshake: how long it took, the alerts, and what came in place of TLS. */
import type { Failure } from '../../../model/result.ts';
import type { HandshakeEvent } from '../link.ts';
import { AlertReader, receivedAlert } from './alerts.ts';
import { looksLikeTls, plainTextFailure } from './handshakeFailures.ts';
import type { HandshakeFacts, TlsSide } from './tlsSide.ts';

export class HandshakeReport {
  readonly #side: TlsSide;
  readonly #beganAt: number;
  readonly #alerts = new AlertReader();
  /** What the peer sent first, where that is no TLS. */
  #stray: Uint8Array | undefined;
  #hasReceived = false;
  #onTold: (event: HandshakeEvent) => void = () => undefined;

  /** The handshake begins now. */
  constructor(side: TlsSide) {
    this.#side = side;
    this.#beganAt = side.nowUs();
  }

  /** Ciphertext was received. */
  received(bytes: Uint8Array): void {
    if (!this.#hasReceived && !looksLikeTls(bytes)) this.#stray = Buffer.from(bytes);
    this.#hasReceived = true;
  }

  /** Whole records are written. */
  written(records: Uint8Array): void {
    this.#alerts.written(records);
  }

  /** Why it fails, where the peer does not speak TLS. */
  get plainText(): Failure | undefined {
    return this.#stray && plainTextFailure(this.#stray, this.#side.isStarted === true);
  }

  /** Who is told from now on. */
  onTold(told: (event: HandshakeEvent) => void): void {
    this.#onTold = told;
  }

  tell(facts: HandshakeFacts): void {
    const { role, nowUs } = this.#side;
    this.#onTold({ type: 'handshake', role, durationUs: nowUs() - this.#beganAt, ...facts });
  }

  /** The alert that an error of the session is, or has been answered with. */
  alertOf(error: Error): Pick<HandshakeFacts, 'alert'> {
    const received = receivedAlert(error);
    if (received !== undefined) return { alert: { name: received, direction: 'in' } };
    const { sent } = this.#alerts;
    return sent === undefined ? {} : { alert: { name: sent, direction: 'out' } };
  }
}
