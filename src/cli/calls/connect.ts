/** `connect`: a client, raw like nc, or with payloads to send. */
import { Engine } from '../../engine/engine.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import { formatDuration } from '../../model/units.ts';
import type { Call } from './call.ts';
import { EventOutput } from '../output/eventOutput.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import { jsonPrinter, quietly, textPrinter } from '../output/printers.ts';
import { RawBridge } from '../session/rawBridge.ts';
import { connectOptions, readConnectCall, type ConnectCall } from './connectCall.ts';
import { Retry } from '../session/retry.ts';
import { SendPayloads } from '../session/sendPayloads.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const connect: Call<keyof typeof connectOptions> = {
  about: `Without --send: stdin to the socket and the socket to stdout, raw, like nc. At the end of
stdin this side is half-closed; the program ends when the peer does. When the peer ends its
side first, this side ends 500 ms after stdin has said something last. With UDP each chunk of
stdin is a datagram, and the end is a silence after the end of stdin (see --for).
With --send: sends, then prints what comes back until the peer ends or is silent.
Events go to stderr, one line each.`,
  options: connectOptions,
  notes: `DURATION is 200ms, 1s, 2m or 1h.`,
  examples: [
    `socket-lab connect tcp://127.0.0.1:9998 --send '"Hello from client!"'`,
    String.raw`socket-lab connect tcp://example.com:http --send '"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n"'`,
    `socket-lab connect udp://127.0.0.1:6769 --send 'hex"01 02 03"' --for 200ms`,
    'socket-lab connect unix:/tmp/demo.sock < request.bin > answer.bin',
    String.raw`socket-lab connect tcp://:9998 --retry 10s --send '"tick " counter() "\n"' --every 1s --times 5`,
    String.raw`printf 'GET / HTTP/1.0\n\n' | socket-lab connect tcp://example.com:http --crlf`,
    String.raw`socket-lab connect udp://:6769 --lines --separator '"\n"' < lines.txt`,
  ],
  async run(args, terminal) {
    const call = readConnectCall(args);
    return call.ok ? new ConnectRun(call.value, terminal).run() : terminal.reportUsage(call.failure.message);
  },
};

class ConnectRun {
  readonly #call: ConnectCall;
  readonly #terminal: Terminal;
  readonly #engine: Engine;
  readonly #events: EventOutput;
  readonly #talk: RawBridge | SendPayloads;
  readonly #reconnects: boolean;
  readonly #retry: Retry | undefined;
  #endpoint = 0;
  #connected = false;
  #stopped = false;
  #limit: NodeJS.Timeout | undefined;
  #failure: Failure | undefined;
  #settleClosed: () => void = () => undefined;

  constructor(call: ConnectCall, terminal: Terminal) {
    this.#call = call;
    this.#terminal = terminal;
    this.#engine = new Engine({ responders: new RuleResponders() });
    const { json, quiet, address, hex, time, retryMs } = call;
    const startedAtMs = time ? this.#engine.startedAtMs : undefined;
    const printer = json ? jsonPrinter : textPrinter({ hex, startedAtMs });
    this.#events = new EventOutput({
      engine: this.#engine,
      output: json ? terminal.out : terminal.error,
      printer: quiet ? quietly(printer, ...(json ? (['bound'] as const) : [])) : printer,
      pauses: json,
      onResumed: () => this.#talk.resumed(),
    });
    this.#reconnects = address.options.reconnectMs !== undefined;
    if (retryMs !== undefined) this.#retry = new Retry(retryMs, () => void this.#open());
    this.#talk = this.#conversation();
  }

  #conversation(): RawBridge | SendPayloads {
    const { payloads, idleMs, json, address, everyMs, times, stdin, shutdown, separator } = this.#call;
    const datagrams = address.transport === 'udp';
    const common = {
      engine: this.#engine,
      output: json ? undefined : this.#terminal.out,
      separator,
      isBehind: () => this.#terminal.out.waitingBytes > 0,
      onDone: () => this.#close(),
      onFailure: (failure: Failure) => (this.#failure ??= failure),
    };
    if (payloads.length > 0 && idleMs !== undefined)
      return new SendPayloads({ ...common, payloads, everyMs, times, idleMs });
    return new RawBridge({
      ...common,
      input: this.#terminal.input,
      datagrams,
      stdin,
      shutdown,
      idleMs,
      onRead: (chunk) => this.#terminal.typed(chunk),
      onWarning: (message) => this.#terminal.report(`warning: ${message}`),
    });
  }

  async run(): Promise<ExitCode> {
    const closed = new Promise<void>((resolve) => (this.#settleClosed = resolve));
    this.#engine.subscribe((event) => this.#follow(event));
    const opened = this.#engine.open({ kind: 'client', address: this.#call.address });
    if (!opened.ok) {
      this.#terminal.reportFailure(opened.failure);
      return exitCodes.usage;
    }
    this.#endpoint = opened.value.id;
    this.#terminal.onStop(() => {
      this.#stopped = true;
      this.#retry?.stop();
      this.#close();
    });
    const { limitMs } = this.#call;
    if (limitMs !== undefined) this.#limit = setTimeout(() => this.#timeIsUp(limitMs), limitMs);
    void opened.value.ready.then((ready) => ready.ok && this.#begin());
    await closed;
    clearTimeout(this.#limit);
    this.#talk.dispose();
    this.#events.finish(this.#endpoint);
    await this.#engine.dispose();
    if (this.#failure === undefined || this.#stopped) return exitCodes.good;
    return this.#terminal.reportFailure(this.#failure);
  }

  /** Once more, after it could not connect. */
  async #open(): Promise<void> {
    this.#failure = undefined;
    const opened = await this.#engine.restart(this.#endpoint);
    if (!opened.ok) this.#settleClosed();
    else if ((await opened.value.ready).ok) this.#begin();
  }

  /** What was to be done is done by then, or that it was not is a failure. */
  #timeIsUp(limitMs: number): void {
    this.#retry?.stop();
    const why = this.#connected ? this.#talk.unsent : 'it had not connected';
    if (why !== undefined) this.#failure = timeIsUp(limitMs, why);
    this.#close();
  }

  #begin(): void {
    if (this.#talk instanceof RawBridge) this.#talk.join(this.#endpoint);
    else void this.#talk.start(this.#endpoint);
  }

  #follow(event: EngineEvent): void {
    if (!this.#isLastWord(event)) this.#events.show(event);
    this.#talk.follow(event);
    switch (event.type) {
      case 'connected':
        this.#failure = undefined;
        this.#connected = true;
        // The first time, `ready` says so; this is for the times after a connection was lost.
        if (this.#reconnects) queueMicrotask(() => this.#begin());
        break;
      case 'error':
        if (!this.#stopped) this.#failure ??= event.failure;
        // An ICMP error, or a datagram that could not be sent: nobody will answer.
        if (event.connection !== undefined && this.#call.address.transport === 'udp') this.#close();
        break;
      case 'reset':
        if (event.direction === 'in') this.#failure ??= event.failure;
        break;
      case 'closed':
        if (event.connection === undefined) this.#ended();
        else if (this.#nothingMoreToSay()) this.#close();
        break;
      default:
        break;
    }
  }

  #ended(): void {
    const again = !this.#connected && !this.#stopped && this.#retry?.again() === true;
    if (!again) this.#settleClosed();
  }

  /** With `--quiet`, what the client fails with is told once: as its last line. */
  #isLastWord(event: EngineEvent): boolean {
    const { quiet, json } = this.#call;
    return quiet && !json && !this.#reconnects && event.type === 'error' && this.#failure === undefined;
  }

  /** On a client that connects again, a lost connection is the end only where nothing is left to send. */
  #nothingMoreToSay(): boolean {
    if (!this.#reconnects) return false;
    return this.#talk instanceof RawBridge ? this.#talk.inputEnded : this.#talk.sentAll;
  }

  #close(): void {
    // A close takes its time, and nothing more can be sent meanwhile.
    this.#talk.dispose();
    // Between two attempts nothing is open.
    if (this.#engine.isOpen(this.#endpoint)) void this.#engine.close(this.#endpoint);
    else this.#settleClosed();
  }
}

function timeIsUp(limitMs: number, why: string): Failure {
  return {
    code: 'ETIMEDOUT',
    message: `After ${formatDuration(limitMs * 1000)}, the time that --limit gives, ${why}.`,
    advice: 'Give it more time.',
  };
}
