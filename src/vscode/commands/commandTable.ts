/**
 * Every command once: its name, what a program may hand it and what it answers. The manifest, the registration
 * and key bindings all follow this table; a handler that is missing does not compile.
 */
import type { Uri } from 'vscode';
import type { Endpoint } from '../../model/endpoint.ts';
import type { SendFormat } from '../../model/draft.ts';
import type { ExperimentResult } from '../experimentDoor.ts';
import type { RepeatOutcome } from '../../app/sending/repeatSender.ts';
import type { SavedPayloadEntry } from '../../app/sending/savedPayloads.ts';

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
  /** As in `send`; in the payload notation unless told. */
  readonly format?: SendFormat;
}

/** From the active text editor. */
export interface EditorSendArguments {
  /** An endpoint or connection; absent: the current target. */
  readonly to?: number;
}

export interface SendFileArguments extends EditorSendArguments {
  /** A path (relative ones below the workspace's first folder), a URI, or its text. */
  readonly file: string | Uri;
}

export interface SendSavedArguments extends EditorSendArguments {
  /** Of an entry of `socketLab.payloads`. */
  readonly name: string;
}

export interface RepeatArguments extends SendArguments {
  /** A saved payload, in the place of `payload` and `format`. */
  readonly name?: string;
  /** The period: `200ms`, `1s`, `2m`; `0ms` is as fast as the other side reads. */
  readonly every: string;
  /** Absent: until it is stopped or its target is closed. */
  readonly times?: number;
}

export interface InspectorOptions {
  /** As in the filter box: `dir:in len>100`. Absent: as it was, or none. */
  readonly filter?: string;
}

export interface OpenExampleOptions {
  /** Runs it at once, as **▶ Run** does; whoever watches is told what prevents it. */
  readonly run?: boolean;
}

export interface Commands {
  startTcpListener(address?: string, options?: ListenOptions): Endpoint;
  startUdpListener(address?: string, options?: ListenOptions): Endpoint;
  startUnixListener(address?: string, options?: ListenOptions): Endpoint;
  connectTcp(address?: string): Endpoint;
  connectUdp(address?: string): Endpoint;
  connectUnix(address?: string): Endpoint;
  send(what?: SendArguments): { readonly bytes: number };
  /** The selections, or the cursor's line where nothing is selected; as UTF-8, with the document's line endings. */
  sendSelection(what?: EditorSendArguments): { readonly bytes: number };
  sendSelectionAsHex(what?: EditorSendArguments): { readonly bytes: number };
  sendLine(what?: EditorSendArguments): { readonly bytes: number };
  /** Opens payload notation in an untitled editor: the composer's draft, or what is handed over. */
  editPayload(what?: EditPayloadArguments): void;
  /** The whole document as one payload. */
  sendPayloadEditor(what?: EditorSendArguments): { readonly bytes: number };
  /** The file as it is on disk. Settles when the kernel has taken all of it. */
  sendFile(what?: SendFileArguments): { readonly bytes: number };
  /** What was sent to it last, otherwise what was sent last at all, once more. */
  sendAgain(id?: number): { readonly bytes: number };
  /**
   * A saved payload, by its name, to the current target or to `to`. For a key:
   * `{ "key": "ctrl+alt+1", "command": "socketLab.sendSaved", "args": { "name": "ping" } }`, or `"args": "ping"`.
   */
  sendSaved(what?: string | SendSavedArguments): { readonly bytes: number };
  /** Keeps a payload in the setting `socketLab.payloads`, in the place of one with its name. */
  savePayload(entry?: SavedPayloadEntry): void;
  editSavedPayloads(): void;
  /**
   * Sends now and then each `every`. Rejects when the first send fails; settles when it is over, with what came of
   * it and why it ended: `done` (all of `times`), `stopped`, `closed` (its target was) or `failed`.
   */
  repeatSend(what?: RepeatArguments): RepeatOutcome;
  /** Stops what is sent repeatedly to a target, or all of it. Answers how many were stopped. */
  stopRepeating(to?: number | 'all'): number;
  chooseTarget(id?: number): number;
  /** Closes an endpoint or a connection. Answers the endpoint, as it is afterwards. */
  stop(id?: number): Endpoint;
  stopAll(): void;
  restart(id?: number): Endpoint;
  remove(id?: number): void;
  removeClosed(): void;
  /** What the Delete key does to the selected rows: stops what is open, takes what is over off the list. */
  stopOrRemove(): void;
  halfClose(id?: number): Endpoint;
  reset(id?: number): Endpoint;
  pauseReading(id?: number): Endpoint;
  resumeReading(id?: number): Endpoint;
  setResponder(id?: number, responder?: string): Endpoint;
  /** Opens a listener's rules in an editor; saving applies them. */
  editResponder(id?: number): void;
  /** With an id: for that endpoint or connection only. */
  openInspector(id?: number, options?: InspectorOptions): void;
  /** The bytes of a connection, or of a client's, as one stream in the traffic inspector. */
  followStream(id?: number): void;
  clearCapture(): void;
  /** Answers the text copied. */
  copyAddress(id?: number): string;
  /** A line for a terminal that talks to the endpoint; answers the line. */
  copyAsNetcat(id?: number): string;
  copyAsCurl(id?: number): string;
  copyAsPython(id?: number): string;
  /** Starts a saved endpoint, by its name or its address. */
  startSaved(name?: string): Endpoint;
  /** Starts again what was open when the last window ended: listeners first. */
  startGone(): readonly Endpoint[];
  forgetGone(): void;
  /** Keeps an endpoint in the setting `socketLab.endpoints`. */
  saveEndpoint(id?: number, name?: string): void;
  editSaved(): void;
  /**
   * Runs an experiment, or the test of this title, as the editor has it or else as it lies. A failed test is a
   * result; a file that cannot be run rejects. `file`: a path (relative ones below the workspace's first folder) or a
   * URI.
   */
  runExperiment(file?: string | Uri, test?: string): readonly ExperimentResult[];
  /** The test at the cursor, up to its line. */
  runToHere(): void;
  /** A copy of a bundled experiment in an editor, by the beginning of its name (`L04`); answers its URI. */
  openExample(name?: string, options?: OpenExampleOptions): string;
  /** Opens the walkthrough. */
  firstSteps(): void;
  /** Answers the URI of the document. */
  newExperiment(): string;
  /** Of a connection, or of a client, what it has carried: as a new experiment. Answers the URI of the document. */
  experimentFromTraffic(id?: number): string;
  /** What is selected in the traffic page that was used last, onto the clipboard. */
  copyRows(): void;
  copyRowsAsHex(): void;
  copyRowsAsPayload(): void;
  copyRowsAsJson(): void;
  /** The exact bytes of the selected rows, to where they went or came from. */
  sendRowsAgain(): void;
  experimentFromRows(): void;
  /** Opens the rules of the listener that received the selected row, with one that answers it. */
  replyWithRule(): void;
  filterByPeer(): void;
  filterByEndpoint(): void;
  /** The stream of the selected row's connection, in the page that has the row. */
  followRowStream(): void;
  /** Another panel, besides those that are there. */
  newInspector(): void;
  /** About the selected rows of the Sockets view. */
  moveUp(): void;
  moveDown(): void;
  /** Asks for the transport first. */
  startListener(): void;
  connect(): void;
}

export type CommandName = keyof Commands;

export function commandId<Name extends CommandName>(name: Name): `socketLab.${Name}` {
  return `socketLab.${name}`;
}

/** The names as values; the type keeps the list complete. */
const names: Readonly<Record<CommandName, true>> = {
  startTcpListener: true,
  startUdpListener: true,
  startUnixListener: true,
  connectTcp: true,
  connectUdp: true,
  connectUnix: true,
  send: true,
  sendSelection: true,
  sendSelectionAsHex: true,
  sendLine: true,
  editPayload: true,
  sendPayloadEditor: true,
  sendFile: true,
  sendAgain: true,
  sendSaved: true,
  savePayload: true,
  editSavedPayloads: true,
  repeatSend: true,
  stopRepeating: true,
  chooseTarget: true,
  stop: true,
  stopAll: true,
  restart: true,
  remove: true,
  removeClosed: true,
  stopOrRemove: true,
  halfClose: true,
  reset: true,
  pauseReading: true,
  resumeReading: true,
  setResponder: true,
  editResponder: true,
  openInspector: true,
  followStream: true,
  clearCapture: true,
  copyAddress: true,
  copyAsNetcat: true,
  copyAsCurl: true,
  copyAsPython: true,
  startSaved: true,
  startGone: true,
  forgetGone: true,
  saveEndpoint: true,
  editSaved: true,
  runExperiment: true,
  runToHere: true,
  openExample: true,
  firstSteps: true,
  newExperiment: true,
  experimentFromTraffic: true,
  copyRows: true,
  copyRowsAsHex: true,
  copyRowsAsPayload: true,
  copyRowsAsJson: true,
  sendRowsAgain: true,
  experimentFromRows: true,
  replyWithRule: true,
  filterByPeer: true,
  filterByEndpoint: true,
  followRowStream: true,
  newInspector: true,
  moveUp: true,
  moveDown: true,
  startListener: true,
  connect: true,
};

export const commandNames = Object.keys(names) as CommandName[];
