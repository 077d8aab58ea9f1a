/** `listen`: a listener whose events are printed, with a responder, or raw for one connection (`--stdio`). */
import { Engine } from '../../engine/engine.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import type { Call } from './call.ts';
import { EventOutput } from '../output/eventOutput.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { ListeningFirst } from '../output/listeningFirst.ts';
import type { Output } from '../terminal/output.ts';
import { jsonPrinter, quietly, textPrinter } from '../output/printers.ts';
import { publicBindWarning } from '../output/publicBindWarning.ts';
import { RawBridge } from '../session/rawBridge.ts';
import type { RawCall } from '../options/rawOptions.ts';
import { listenOptions, readListenCall, type ListenCall } from './listenCall.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const listen: Call<keyof typeof listenOptions> = {
  about: `Waits on an address and prints a line for each thing that happens, in the words of the
socket calls. The first line says where it listens, with the real port:
"listening tcp://127.0.0.1:43121". Without a host it binds 127.0.0.1. Ctrl-C (SIGINT) or
SIGTERM closes everything and ends with exit code 0.`,
  options: listenOptions,
  notes: `
Rules
  on [connect|data|line|frame] [MATCH] reply [all] ANSWER [after D] [times N]
     [then end|close|reset]
  on [data|line|frame] [MATCH] discard
  every D reply [all] ANSWER
  frames by line | delimiter PAYLOAD [plus N] | length u16be [offset N] [includes header] |
            fixed N | slip | cobs | dle
          answers of on frame go out as such frames: escaped, with length, delimiter or end
  MATCH   a payload that all of it is (hex"02 ?? 03": ?? is any byte), or after starts, ends
          or contains a part of it, or /regular expression/ with the flags i m s u
  ANSWER  a payload (socket-lab bytes --help), in which {{message}} is what came, {{0}} what
          matched, {{1}} or {{name}} what a group captured, and {{peer}} who sent it;
          a responder's name; or exec "program args", joined to the connection
  all     to every connection of the listener       after D   later by 200ms, 1s, 2m, 1h
  times N at most so often on each connection; on connect: for N connections`,
  examples: [
    `socket-lab listen tcp://:9998 --rule 'on data reply "Rxd data, thanks!." then close'`,
    `socket-lab listen udp://:6769 --reply '"I am the UDP server."'`,
    String.raw`socket-lab listen 'tcp://*:40674?backlog=5' --rule 'on connect reply "hi\n" then close'`,
    'socket-lab listen unix:/tmp/demo.sock --reply echo',
    String.raw`socket-lab listen tcp://:9999 --rule 'on line reply "OK...{{message}}\n"'`,
    String.raw`socket-lab listen tcp://:8080 --rule 'on starts "GET " reply "HTTP/1.0 200 OK\r\n\r\nhi\n" then close'`,
    `socket-lab listen tcp://:9998 --rule 'on connect reply exec "python3 -i"'`,
    'socket-lab listen tcp://:9998 --stdio > received.bin',
    'socket-lab listen tcp://:9998 --rules answers.socket-rules --hex --time',
    String.raw`socket-lab listen udp://:6769 --stdio --separator '"\n"' --limit 1m`,
  ],
  async run(args, terminal) {
    const call = readListenCall(args);
    return call.ok ? new ListenRun(call.value, terminal).run() : terminal.reportUsage(call.failure.message);
  },
};

class ListenRun {
  readonly #call: ListenCall;
  readonly #terminal: Terminal;
  readonly #engine = new Engine({ responders: new RuleResponders() });
  readonly #events: EventOutput;
  readonly #bridge: RawBridge | undefined;
  readonly #output: Output;
  /** Absent with `--json`. */
  readonly #first: ListeningFirst | undefined;
  #local = '';
  #endpoint = 0;
  /** The connection that stdin and stdout are joined to. */
  #joined: number | undefined;
  #stopped = false;
  #failure: Failure | undefined;
  #settleClosed: () => void = () => undefined;

  constructor(call: ListenCall, terminal: Terminal) {
    this.#call = call;
    this.#terminal = terminal;
    const { stdio, json, quiet, hex, time } = call;
    this.#output = stdio === undefined ? terminal.out : terminal.error;
    const text = textPrinter({ hex, startedAtMs: time ? this.#engine.startedAtMs : undefined });
    this.#first = json ? undefined : new ListeningFirst(quiet ? quietly(text) : text);
    this.#events = new EventOutput({
      engine: this.#engine,
      output: this.#output,
      printer: this.#first ?? (quiet ? quietly(jsonPrinter, 'listening', 'bound') : jsonPrinter),
      pauses: stdio === undefined,
    });
    this.#bridge = stdio === undefined ? undefined : this.#newBridge(stdio);
  }

  #newBridge(stdio: RawCall): RawBridge {
    return new RawBridge({
      engine: this.#engine,
      input: this.#terminal.input,
      output: this.#terminal.out,
      isBehind: () => this.#terminal.out.waitingBytes > 0,
      datagrams: this.#call.spec.address.transport === 'udp',
      ...stdio,
      idleMs: undefined,
      onDone: () => this.#close(),
      onFailure: (failure) => (this.#failure ??= failure),
      onRead: (chunk) => this.#terminal.typed(chunk),
      onWarning: (message) => this.#terminal.report(`warning: ${message}`),
    });
  }

  async run(): Promise<ExitCode> {
    const closed = new Promise<void>((resolve) => (this.#settleClosed = resolve));
    this.#engine.subscribe((event) => this.#follow(event));
    const opened = this.#engine.open(this.#call.spec);
    if (!opened.ok) {
      this.#terminal.reportFailure(opened.failure);
      return exitCodes.usage;
    }
    this.#endpoint = opened.value.id;
    this.#terminal.onStop(() => {
      this.#stopped = true;
      this.#close();
    });
    const { limitMs } = this.#call;
    const limit = limitMs === undefined ? undefined : setTimeout(() => this.#close(), limitMs);
    const ready = await opened.value.ready;
    if (ready.ok) for (const line of this.#first?.begin(this.#local) ?? []) this.#output.line(line);
    await closed;
    clearTimeout(limit);
    this.#bridge?.dispose();
    this.#events.finish(this.#endpoint);
    await this.#engine.dispose();
    if (this.#stopped) return exitCodes.good;
    const failure = ready.ok ? this.#failure : ready.failure;
    return failure === undefined ? exitCodes.good : this.#terminal.reportFailure(failure);
  }

  #follow(event: EngineEvent): void {
    this.#events.show(event);
    if (event.type === 'bound') {
      this.#local = event.local;
      const warning = publicBindWarning(event.local, this.#call.spec.address.options.join);
      if (warning !== undefined) this.#terminal.report(`warning: ${warning}`);
    }
    if (event.type === 'closed' && event.connection === undefined) this.#settleClosed();
    if (this.#bridge !== undefined) this.#followJoined(this.#bridge, event);
  }

  #followJoined(bridge: RawBridge, event: EngineEvent): void {
    if (event.type === 'accepted' && this.#joined === undefined) {
      this.#joined = event.connection;
      // The connection reads from its next turn on, after this event has been told.
      bridge.join(event.connection);
    }
    if (this.#joined === undefined || !('connection' in event) || event.connection !== this.#joined) return;
    bridge.follow(event);
    if (event.type === 'reset' && event.direction === 'in') this.#failure ??= event.failure;
    if (event.type === 'closed' && this.#call.spec.address.transport !== 'udp') this.#close();
  }

  #close(): void {
    void this.#engine.close(this.#endpoint);
  }
}
