/** `listen`: a listener whose events are printed, with a responder, or raw for one connection (`--stdio`). */
import { Engine } from '../../engine/engine.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import type { Args } from '../options/args.ts';
import { EventOutput } from '../output/eventOutput.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { ListeningFirst } from '../output/listeningFirst.ts';
import type { Output } from '../terminal/output.ts';
import { jsonPrinter, quietly, textPrinter } from '../output/printers.ts';
import { publicBindWarning } from '../output/publicBindWarning.ts';
import { RawBridge } from '../session/rawBridge.ts';
import type { RawCall } from '../options/rawOptions.ts';
import { readListenCall, type ListenCall } from './listenCall.ts';
import type { Terminal } from '../terminal/terminal.ts';

export { listenOptions } from './listenCall.ts';

export async function listen(args: Args, terminal: Terminal): Promise<ExitCode> {
  const call = readListenCall(args);
  return call.ok ? new ListenRun(call.value, terminal).run() : terminal.reportUsage(call.message);
}

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
