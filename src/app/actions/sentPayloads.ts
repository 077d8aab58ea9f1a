/** Remembers the last payload sent to each target, for sending it again. */
/** The limit for all payloads together; the oldest are dropped first. */
export const sentPayloadsLimitBytes = 16 * 1024 * 1024;
/** Most targets remembered; each costs little, and ids are never reused. */
const targetLimit = 256;

/** A sent payload: bytes, or a file, which is read again each time. */
export type SentPayload =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly uri: string }
  /** Too large to be kept. */
  | { readonly kind: 'tooLarge'; readonly size: number };

/** The last payload that the user sent to each target. Bounded in bytes and in number. */
export class SentPayloads {
  readonly #limitBytes: number;
  /** In the order of the last send. */
  readonly #byTarget = new Map<number, SentPayload>();
  #bytes = 0;

  constructor(limitBytes: number = sentPayloadsLimitBytes) {
    this.#limitBytes = limitBytes;
  }

  get isEmpty(): boolean {
    return this.#byTarget.size === 0;
  }

  /** Copies the bytes, which remain the caller's. */
  note(target: number, payload: Exclude<SentPayload, { kind: 'tooLarge' }>): void {
    this.#forget(target);
    const size = sizeOf(payload);
    if (payload.kind === 'bytes' && size > this.#limitBytes) {
      this.#byTarget.set(target, { kind: 'tooLarge', size });
      return;
    }
    this.#byTarget.set(
      target,
      payload.kind === 'bytes' ? { ...payload, bytes: payload.bytes.slice() } : payload,
    );
    this.#bytes += size;
    for (const oldest of this.#byTarget.keys()) {
      if (this.#bytes <= this.#limitBytes && this.#byTarget.size <= targetLimit) break;
      this.#forget(oldest);
    }
  }

  /** The last payload of this target; otherwise the last one of any. */
  last(target?: number): SentPayload | undefined {
    const own = target === undefined ? undefined : this.#byTarget.get(target);
    return own ?? [...this.#byTarget.values()].at(-1);
  }

  #forget(target: number): void {
    const known = this.#byTarget.get(target);
    if (known === undefined) return;
    this.#byTarget.delete(target);
    this.#bytes -= sizeOf(known);
  }
}

function sizeOf(payload: SentPayload): number {
  return payload.kind === 'bytes' ? payload.bytes.length : 0;
}
