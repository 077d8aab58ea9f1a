/** What programs pass to commands, and what the commands return. */
import type { SendFormat } from '../../../model/draft.ts';
import type { TestResult } from '../../../runner/results/testResult.ts';

/** The part of VS Code's `Uri` that the types of commands use. */
export interface FileUri {
  readonly scheme: string;
  readonly path: string;
  toString(): string;
}

export interface ListenOptions {
  /** Rule text (`on data reply upper`) or a service word (`echo`). */
  readonly responder?: string;
}

export interface SendArguments {
  /** An endpoint or connection; absent: the current target. */
  readonly to?: number;
  readonly payload?: string | Uint8Array;
  /**
   * How a string becomes bytes: `text` as UTF-8 (the default), `escapes` as text with `\n`, `\xHH` …, `hex` as hex
   * digits, `payload` in the payload notation.
   */
  readonly format?: SendFormat;
}

export interface EditPayloadArguments {
  readonly payload: string;
  /** As in `send`; absent: in the payload notation. */
  readonly format?: SendFormat;
}

/** From the active text editor. */
export interface EditorSendArguments {
  /** An endpoint or connection; absent: the current target. */
  readonly to?: number;
}

export interface SendFileArguments extends EditorSendArguments {
  /** A path (relative ones below the workspace's first folder), a URI, or its text. */
  readonly file: string | FileUri;
}

export interface SendSavedArguments extends EditorSendArguments {
  /** The name of an entry in `socketLab.payloads`. */
  readonly name: string;
}

export interface RepeatArguments extends SendArguments {
  /** A saved payload, instead of `payload` and `format`. */
  readonly name?: string;
  /** The period: `200ms`, `1s`, `2m`; `0ms` is as fast as the other side reads. */
  readonly every: string;
  /** Absent: until it is stopped or its target is closed. */
  readonly times?: number;
}

export interface SentBytes {
  readonly bytes: number;
}

export interface InspectorOptions {
  /** As in the filter box: `dir:in len>100`. Absent: unchanged, or none. */
  readonly filter?: string;
  /** The sequence number of a row to select. */
  readonly row?: number;
}

export interface OpenExampleOptions {
  /** Also runs it, like **▶ Run**; the user sees what prevents it. */
  readonly run?: boolean;
}

/** The result of one test, and the file that it is in. */
export interface ExperimentResult extends TestResult {
  /** The file's URI. */
  readonly file: string;
}
