import type { CharsetEncoder } from '../../../bytes/charsets/codes.ts';
import type { CounterPart } from './payloadPart.ts';

/**
 * The world that a payload is made from, handed in by whoever sends it. What is left out does not exist there, and
 * a payload that needs it gets a problem that says so.
 */
export interface PayloadEnvironment {
  /** A variable's bytes; undefined where there is none of that name. */
  readonly variable?: (name: string) => Uint8Array | undefined;
  /** Which variables there are, for the message about one that there is not. */
  readonly variablesHint?: string;
  /** A file's bytes, if they are no more than `limitBytes`. */
  readonly file?: (path: string, limitBytes: number) => FileBytes;
  /** The time, in milliseconds since 1970; asked once for each payload. */
  readonly nowMs?: () => number;
  /** Fills with random bytes; same seed, same bytes. */
  readonly random?: (bytes: Uint8Array) => void;
  /** The counter's number for this send; asked once for each payload and way to count. */
  readonly counter?: (counter: CounterPart, first: bigint, step: bigint) => bigint;
  /** What turns text into a charset's bytes, by the name that `charsetName` gives it. */
  readonly charset?: (name: string) => CharsetEncoder | undefined;
}

export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** One sentence: what failed, and the errno code. */
  | { readonly ok: false; readonly message: string };
