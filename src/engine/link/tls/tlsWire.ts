/** The raw side of a TLS session, as the stream that Node's TLS reads and writes: ciphertext over a link. */
import { Writable, type Duplex } from 'node:stream';
import type { StreamLink } from '../link.ts';

type Done = (error?: Error | null) => void;

export interface TlsWireHooks {
  /** Whole records are written. */
  readonly onBytes: (bytes: Uint8Array) => void;
  /** Everything is written, the close_notify too. */
  readonly onEnd: () => void;
}

/**
 * Node takes any `Duplex`, and copies what its `data` events have. This one has no readable side of its own, so that
 * ciphertext is not buffered again, and can be read from a shared buffer: pausing is the link's.
 */
export class TlsWire extends Writable {
  /** What Node looks at in a stream that it wraps. */
  readonly readable = true;
  readonly allowHalfOpen = true;
  /** Bytes passed to the link so far. */
  passed = 0;
  readonly #link: StreamLink;
  readonly #hooks: TlsWireHooks;
  #taken: Done | undefined;

  constructor(link: StreamLink, hooks: TlsWireHooks) {
    // Destroyed with the session: its own end is only that of one direction.
    super({ autoDestroy: false });
    this.#link = link;
    this.#hooks = hooks;
  }

  get asDuplex(): Duplex {
    return this as unknown as Duplex;
  }

  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }

  /** Ciphertext was received; it is valid during the call only. */
  received(bytes: Uint8Array): void {
    this.emit('data', bytes);
  }

  /** The peer's FIN was received. */
  ended(): void {
    this.emit('end');
  }

  /** The kernel has accepted the latest write. */
  taken(): void {
    const done = this.#taken;
    this.#taken = undefined;
    done?.();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#taken = done;
    this.passed += bytes.length;
    this.#hooks.onBytes(bytes);
    this.#link.write(bytes);
  }

  /** A record has up to 16 KiB: one call for several of them costs less than the copy. */
  override _writev(chunks: { chunk: Buffer; encoding: BufferEncoding }[], done: Done): void {
    const [first, ...rest] = chunks.map(({ chunk }) => chunk);
    if (first !== undefined)
      this._write(rest.length === 0 ? first : Buffer.concat([first, ...rest]), 'binary', done);
  }

  override _final(done: Done): void {
    this.#hooks.onEnd();
    done();
  }
}
