/** The "Socket Lab" log: lifecycle, codes and causes. Never payload bytes. */
import type { EngineEvent } from '../../model/engineEvent.ts';
import { formatFailure } from '../../model/formatFailure.ts';

/** Receives the log's lines, by severity. */
export interface LogChannel {
  trace(line: string): void;
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string, detail: string): void;
  /** Opens it for the user. */
  show(): void;
}

export class Log {
  readonly #channel: LogChannel;

  constructor(channel: LogChannel) {
    this.#channel = channel;
  }

  event(event: EngineEvent): void {
    // Emitted for every chunk, and chunks are in the capture.
    if (event.type === 'data') return;
    const connection: number | undefined = 'connection' in event ? event.connection : undefined;
    const where = connection === undefined ? `#${event.endpoint}` : `#${event.endpoint}/${connection}`;
    switch (event.type) {
      case 'opening':
        this.#channel.info(`${where} ${event.kind} ${event.address}`);
        break;
      case 'listening':
      case 'bound':
        this.#channel.info(`${where} ${event.type} ${event.local}`);
        break;
      case 'connected':
      case 'accepted':
        this.#channel.debug(`${where} ${event.type} ${event.remote}`);
        break;
      case 'closed':
        this.#channel.debug(
          `${where} closed, in ${event.bytesIn} B, out ${event.bytesOut} B, lost ${event.lost} B`,
        );
        break;
      case 'error':
      case 'attemptFailed':
        this.#channel.warn(`${where} ${formatFailure(event.failure)}`);
        break;
      case 'handshake':
        if (event.failure === undefined) this.#channel.debug(`${where} handshake ${event.version ?? ''}`);
        else this.#channel.warn(`${where} ${formatFailure(event.failure)}`);
        break;
      case 'reset':
        this.#channel.debug(`${where} reset ${event.direction}, lost ${event.lost} B`);
        break;
      case 'refused':
        this.#channel.warn(`${where} turned ${event.remote} away: ${event.limit} is ${event.limitValue}`);
        break;
      case 'dropped':
        this.#channel.warn(`${where} dropped ${event.count} (${event.where})`);
        break;
      default:
        this.#channel.trace(`${where} ${event.type}`);
    }
  }

  /** A failure that was shown to the user. */
  failure(what: string, cause: unknown): void {
    this.#channel.warn(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }

  /** An error of the program itself, with its stack. */
  error(what: string, cause: unknown): void {
    this.#channel.error(what, cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }

  show(): void {
    this.#channel.show();
  }
}
