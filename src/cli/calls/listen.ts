/** `listen`: a listener whose events are printed, with a responder, or raw for one connection (`--stdio`). */
import { loadExpressions, mayHaveExpression } from '../../engine/expressions/expressionEngine.ts';
import { isDatagram } from '../../model/transports.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Call } from './call.ts';
import { EventOutput } from '../output/eventOutput.ts';
import type { ExitCode } from '../terminal/exitCodes.ts';
import { ListeningFirst } from '../output/listeningFirst.ts';
import type { Output } from '../terminal/output.ts';
import { quietly } from '../output/eventPrinter.ts';
import { jsonEvents } from '../output/jsonEvents.ts';
import { TextEvents } from '../output/textEvents.ts';
import { publicBindWarning } from '../output/publicBindWarning.ts';
import { SocketSession } from '../session/socketSession.ts';
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
          replies of on frame are sent as such frames: escaped, with length, delimiter or end
  MATCH   a payload that all of it is (hex"02 ?? 03": ?? is any byte), or after starts, ends
          or contains a part of it, or /regular expression/ with the flags i m s u
  ANSWER  a payload (socket-lab bytes --help), in which {{message}} is what arrived, {{0}} what
          matched, {{1}} or {{name}} what a group captured, and {{peer}} the sender;
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
    const hasExpression = args
      .given('rule', 'rules', 'reply')
      .some(({ name, value }) => name === 'rules' || mayHaveExpression(value));
    if (hasExpression) await loadExpressions();
    const call = readListenCall(args);
    return call.ok ? new ListenRun(call.value, terminal).run() : terminal.reportUsage(call.failure.message);
  },
};

class ListenRun {
  readonly #call: ListenCall;
  readonly #terminal: Terminal;
  readonly #session: SocketSession;
  readonly #events: EventOutput;
  readonly #bridge: RawBridge | undefined;
  readonly #output: Output;
  /** Absent with `--json`. */
  readonly #first: ListeningFirst | undefined;
  #local = '';
  /** The connection that stdin and stdout are joined to. */
  #joined: number | undefined;

  constructor(call: ListenCall, terminal: Terminal) {
    this.#call = call;
    this.#terminal = terminal;
    this.#session = new SocketSession(terminal, call.responders);
    const { stdio, json, quiet, hex, time } = call;
    const { engine } = this.#session;
    this.#output = stdio === undefined ? terminal.out : terminal.error;
    const text = new TextEvents({ hex, startedAtMs: time ? engine.startedAtMs : undefined });
    this.#first = json ? undefined : new ListeningFirst(quiet ? quietly(text) : text);
    this.#events = new EventOutput({
      engine,
      output: this.#output,
      printer: this.#first ?? (quiet ? quietly(jsonEvents, isBinding) : jsonEvents),
      pauses: stdio === undefined,
    });
    this.#bridge = stdio === undefined ? undefined : this.#newBridge(stdio);
  }

  #newBridge(stdio: RawCall): RawBridge {
    return new RawBridge({
      ...stdio,
      session: this.#session,
      terminal: this.#terminal,
      output: this.#terminal.out,
      datagrams: isDatagram(this.#call.spec.address.transport),
      idleMs: undefined,
      onDone: () => this.#session.close(),
    });
  }

  run(): Promise<ExitCode> {
    const { spec, limitMs } = this.#call;
    return this.#session.run(spec, limitMs, {
      events: this.#events,
      onEvent: (event) => this.#follow(event),
      onReady: () => {
        for (const line of this.#first?.begin(this.#local) ?? []) this.#output.line(line);
      },
      onStop: () => this.#session.close(),
      onLimit: () => this.#session.close(),
      onEnd: () => this.#bridge?.dispose(),
    });
  }

  #follow(event: EngineEvent): void {
    this.#events.show(event);
    if (event.type === 'bound') {
      this.#local = event.local;
      const warning = publicBindWarning(event.local, this.#call.spec.address.options.join);
      if (warning !== undefined) this.#terminal.report(`warning: ${warning}`);
    }
    if (event.type === 'closed' && event.connection === undefined) this.#session.end();
    if (this.#bridge !== undefined) this.#followJoined(this.#bridge, event);
  }

  #followJoined(bridge: RawBridge, event: EngineEvent): void {
    if (event.type === 'accepted' && this.#joined === undefined) {
      this.#joined = event.connection;
      // The connection starts reading in the next turn, after the listeners of this event have run.
      bridge.join(event.connection);
    }
    if (this.#joined === undefined || !('connection' in event) || event.connection !== this.#joined) return;
    bridge.follow(event);
    if (event.type === 'reset' && event.direction === 'in') this.#session.fail(event.failure);
    if (event.type === 'closed' && !isDatagram(this.#call.spec.address.transport)) this.#session.close();
  }
}

function isBinding({ type }: EngineEvent): boolean {
  return type === 'bound' || type === 'listening';
}
