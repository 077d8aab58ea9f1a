import type { CloseNotify, Handshake } from '../../model/tlsEvents.ts';

/**
 * A link carries the bytes of one stream connection to the kernel and back: what happens below arrives as calls of
 * its handlers, and it is the only part of a connection that calls a socket.
 *
 *   kernel → chunk · ended · taken · writeFailed · failed · closed
 *   kernel ← write · shutdown · reset · destroy · pause · resume
 *
 * TLS is another implementation, made on the socket of the one before: STARTTLS swaps the two.
 */
export interface StreamLink {
  /** The file descriptor; undefined on Windows, where Node hides it, and once it is closed. */
  readonly descriptor: number | undefined;
  /** Whether a reset can be sent: TCP has one, a unix socket does not. */
  readonly canReset: boolean;
  readonly isDestroyed: boolean;
  /** Whether TLS has begun on it. */
  readonly isEncrypted: boolean;
  /** The kernel has not accepted all of the latest write yet: nothing more may be written until `taken`. */
  readonly isWriting: boolean;
  /** The kernel's send buffer is full, which is why it has not. */
  readonly isFull: boolean;
  /** Bytes of the latest write that the kernel has not accepted, as of now. */
  readonly unwrittenBytes: number;
  /**
   * Starts reading, and calls `handlers` from now on; called again, it only replaces them. `keepsBytes`: chunks are kept as they are, so each gets its own
   * buffer; otherwise all are read into the same one.
   */
  open(handlers: LinkHandlers, options: { readonly keepsBytes: boolean }): void;
  /**
   * Whether received bytes may be written as they are, during the call of `chunk`: sending them back costs no copy.
   * Asked for a large chunk, the link gets its own read buffer, where the next one may.
   */
  takesInPlace(bytes: Uint8Array): boolean;
  /** Passes bytes to the kernel, which may accept a part immediately; they must not change until `taken`. */
  write(bytes: Uint8Array): void;
  /** Half-closes (`shutdown`, SHUT_WR); `done` is called once the kernel has done it, and never after a failure. */
  shutdown(done: () => void): void;
  /** Abortive close (RST). */
  reset(): void;
  /** Closes it; allowed without `open`. */
  destroy(): void;
  pause(): void;
  resume(): void;
}

/** Both ends of a connection, without the scheme; empty where the system does not provide them. */
export interface StreamAddresses {
  readonly local: string;
  readonly remote: string;
}

/** What a link reports of the protocol between the connection and its socket. */
export type LinkEvent = HandshakeEvent | Omit<CloseNotify, OfConnection>;

export type HandshakeEvent = Omit<Handshake, OfConnection>;

type OfConnection = 't' | 'endpoint' | 'connection';

export interface LinkHandlers {
  /** Bytes were received. They are valid during the call only: to retain them, use `keptBytes`. */
  chunk(bytes: Uint8Array): void;
  /** Bytes were received that are no data of the connection: plain text in place of a TLS handshake. */
  stray(bytes: Uint8Array): void;
  /** Something happened in the protocol between. */
  told(event: LinkEvent): void;
  /** The peer has ended its side. `beforeFin`: its data has ended, and its FIN has not come yet. */
  ended(beforeFin?: true): void;
  /** The kernel has accepted the oldest pending write. */
  taken(): void;
  /**
   * A write has failed. Data received before is still read; `letGo` gives that up: `failed` and `closed` follow.
   *
   * @param unwrittenBytes bytes of the write that the kernel never accepted
   */
  writeFailed(error: Error, unwrittenBytes: number, letGo: () => void): void;
  /** It has failed, by a reset of the peer or otherwise; `closed` follows. */
  failed(error: Error): void;
  /** It is closed; no handler is called afterwards. */
  closed(): void;
}
