/** What a payload needs from outside: variables, files, time, random bytes, counters, charsets. */
import type { CharsetEncoder } from '../../../bytes/charsets/codes.ts';
import type { CounterPart } from './payloadPart.ts';

/**
 * Supplied by the sender. Whatever is left out is unavailable, and a payload that needs it gets a problem that says so.
 */
export interface PayloadEnvironment {
  /** A variable's bytes; undefined for an unknown name. */
  readonly variable?: (name: string) => Uint8Array | undefined;
  /** Lists the variables, for the message about an unknown one. */
  readonly variablesHint?: string;
  /** A file's bytes, if they are no more than `limitBytes`. */
  readonly file?: (path: string, limitBytes: number) => FileBytes;
  /** Milliseconds since 1970; called once per payload. */
  readonly nowMs?: () => number;
  /** Fills an array with random bytes; the same seed gives the same bytes. */
  readonly random?: (bytes: Uint8Array) => void;
  /** The counter's value for this send; called once per payload and kind of counter. */
  readonly counter?: (counter: CounterPart, first: bigint, step: bigint) => bigint;
  /** The encoder of a charset, by its `charsetName`. */
  readonly charset?: (name: string) => CharsetEncoder | undefined;
}

export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** One sentence: what failed, and the errno code. */
  | { readonly ok: false; readonly message: string };
