/** `connect`: a client, raw like nc, or with payloads to send. */
import { isDatagram } from '../../model/transports.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import { formatDuration } from '../../model/units.ts';
import type { Call } from './call.ts';
import { EventOutput } from '../output/eventOutput.ts';
import type { ExitCode } from '../terminal/exitCodes.ts';
import { quietly, type EventPrinter } from '../output/eventPrinter.ts';
import { jsonEvents } from '../output/jsonEvents.ts';
import { TextEvents } from '../output/textEvents.ts';
import { SocketSession } from '../session/socketSession.ts';
import { RawBridge } from '../session/rawBridge.ts';
import { connectOptions, readConnectCall, type ConnectCall } from './connectCall.ts';
import { Retry } from '../session/retry.ts';
import { SendPayloads } from '../session/sendPayloads.ts';
import type { Terminal } from '../terminal/terminal.ts';

export const connect: Call<keyof typeof connectOptions> = {
  about: `Without --send: stdin to the socket and the socket to stdout, raw, like nc. At the end of
stdin this side is half-closed; the program ends when the peer does. When the peer ends its
side first, this side ends 500 ms after the last data from stdin. With UDP each chunk of
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
  readonly #session: SocketSession;
  readonly #events: EventOutput;
  readonly #transfer: RawBridge | SendPayloads;
  readonly #reconnects: boolean;
  readonly #retry: Retry | undefined;
  #connected = false;

  constructor(call: ConnectCall, terminal: Terminal) {
    this.#call = call;
    this.#session = new SocketSession(terminal);
    const { json, address, retryMs } = call;
    this.#events = new EventOutput({
      engine: this.#session.engine,
      output: json ? terminal.out : terminal.error,
      printer: eventPrinter(call, this.#session.engine.startedAtMs),
      pauses: json,
      onResumed: () => this.#transfer.resumed(),
    });
    this.#reconnects = address.options.reconnectMs !== undefined;
    if (retryMs !== undefined) this.#retry = new Retry(retryMs, () => void this.#tryAgain());
    this.#transfer = this.#newTransfer(terminal);
  }

  #newTransfer(terminal: Terminal): RawBridge | SendPayloads {
    const { payloads, idleMs, json, address, everyMs, times, stdin, shutdown, separator } = this.#call;
    const common = {
      session: this.#session,
      terminal,
      output: json ? undefined : terminal.out,
      separator,
      onDone: () => this.#close(),
    };
    if (payloads.length > 0 && idleMs !== undefined)
      return new SendPayloads({ ...common, payloads, everyMs, times, idleMs });
    const datagrams = isDatagram(address.transport);
    return new RawBridge({ ...common, datagrams, stdin, shutdown, idleMs });
  }

  run(): Promise<ExitCode> {
    const { address, limitMs } = this.#call;
    return this.#session.run({ kind: 'client', address }, limitMs, {
      events: this.#events,
      onEvent: (event) => this.#follow(event),
      onReady: () => this.#begin(),
      onStop: () => {
        this.#retry?.stop();
        this.#close();
      },
      onLimit: (passedMs) => this.#timeIsUp(passedMs),
      onEnd: () => this.#transfer.dispose(),
    });
  }

  async #tryAgain(): Promise<void> {
    this.#session.clearFailure();
    const opened = await this.#session.engine.restart(this.#session.endpoint);
    if (!opened.ok) this.#session.end();
    else if ((await opened.value.ready).ok) this.#begin();
  }

  /** `--limit` is over, which is a failure if something remained to be done. */
  #timeIsUp(limitMs: number): void {
    this.#retry?.stop();
    const why = this.#connected ? this.#transfer.unsent : 'it had not connected';
    if (why !== undefined) {
      this.#session.clearFailure();
      this.#session.fail(timeIsUp(limitMs, why));
    }
    this.#close();
  }

  #begin(): void {
    this.#transfer.join(this.#session.endpoint);
  }

  #follow(event: EngineEvent): void {
    if (!this.#isReportedAtEnd(event)) this.#events.show(event);
    this.#transfer.follow(event);
    switch (event.type) {
      case 'connected':
        this.#session.clearFailure();
        this.#connected = true;
        // The first time, `onReady` begins; this is for reconnects.
        if (this.#reconnects) queueMicrotask(() => this.#begin());
        break;
      case 'error':
        this.#session.fail(event.failure);
        // An ICMP error, or a datagram that could not be sent: there will be no reply.
        if (event.connection !== undefined && isDatagram(this.#call.address.transport)) this.#close();
        break;
      case 'reset':
        if (event.direction === 'in') this.#session.fail(event.failure);
        break;
      case 'closed':
        if (event.connection === undefined) this.#clientClosed();
        // For a client that reconnects, a lost connection is the end only if nothing is left to send.
        else if (this.#reconnects && this.#transfer.isComplete) this.#close();
        break;
      default:
        break;
    }
  }

  #clientClosed(): void {
    const again = !this.#connected && !this.#session.isStopped && this.#retry?.again() === true;
    if (!again) this.#session.end();
  }

  /** With `--quiet`, the failure that ends the client is printed only once, as the last line. */
  #isReportedAtEnd(event: EngineEvent): boolean {
    const { quiet, json } = this.#call;
    return (
      quiet && !json && !this.#reconnects && event.type === 'error' && this.#session.failure === undefined
    );
  }

  #close(): void {
    // Closing takes time, and nothing more can be sent meanwhile.
    this.#transfer.dispose();
    this.#session.close();
  }
}

function eventPrinter({ json, quiet, hex, time }: ConnectCall, startedAtMs: number): EventPrinter {
  if (json) return quiet ? quietly(jsonEvents, isReceived) : jsonEvents;
  const printer = new TextEvents({ hex, startedAtMs: time ? startedAtMs : undefined });
  return quiet ? quietly(printer) : printer;
}

/** Events that `--json` prints in place of raw bytes. */
function isReceived(event: EngineEvent): boolean {
  return event.type === 'bound' || (event.type === 'data' && event.direction === 'in');
}

function timeIsUp(limitMs: number, why: string): Failure {
  return {
    code: 'ETIMEDOUT',
    message: `After ${formatDuration(limitMs * 1000)}, the time that --limit gives, ${why}.`,
    advice: 'Give it more time.',
  };
}
