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
  /** Part of the latest write is not with the kernel yet: nothing more is to be written until `taken`. */
  readonly isWriting: boolean;
  /** How much of the latest write that is, in bytes, as of now. */
  readonly unwrittenBytes: number;
  /**
   * Begins to read, and calls `handlers` from now on. `keepsBytes`: chunks are kept or sent on as they are, so each gets a
   * buffer of its own; otherwise all of them are read into one.
   */
  open(handlers: LinkHandlers, options: { readonly keepsBytes: boolean }): void;
  /** Passes bytes on to the kernel, which may take a part at once; they must not change until `taken`. */
  write(bytes: Uint8Array): void;
  /** Half-close (`shutdown`, SHUT_WR); `done` is called once the kernel has done it, and never after a failure. */
  shutdown(done: () => void): void;
  /** Abortive close (RST). */
  reset(): void;
  /** Also without `open`. */
  destroy(): void;
  pause(): void;
  resume(): void;
}

/** Both ends of a connection in our notation, without the scheme; empty where the system does not say. */
export interface StreamAddresses {
  readonly local: string;
  readonly remote: string;
}

export interface LinkHandlers {
  /** Bytes came in. They are valid during the call only: who keeps them keeps `keptBytes` of them. */
  chunk(bytes: Uint8Array): void;
  /** The peer has ended its side. */
  ended(): void;
  /** The kernel has taken the oldest write that it had not yet. */
  taken(): void;
  /**
   * A write has failed. What came in before is still read; `letGo` gives that up: `failed` and `closed` follow.
   *
   * @param unwrittenBytes how much of the write the kernel never took
   */
  writeFailed(error: Error, unwrittenBytes: number, letGo: () => void): void;
  /** It has failed, be it by a reset of the peer or otherwise; `closed` follows. */
  failed(error: Error): void;
  /** It is over; nothing is called afterwards. */
  closed(): void;
}
