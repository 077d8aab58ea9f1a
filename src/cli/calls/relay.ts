/** `relay`: stands between two programs, prints what passes, and bends it by faults. */
import { faultPresets } from '../../model/faultPresets.ts';
import { faultForm, faultKinds } from '../../model/faultSpec.ts';
import { countNumber } from '../../model/countText.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { HeldItem } from '../../model/heldItem.ts';
import type { Call } from './call.ts';
import { EventOutput } from '../output/eventOutput.ts';
import { quietly } from '../output/eventPrinter.ts';
import { heldJson, jsonEvents } from '../output/jsonEvents.ts';
import { ListeningFirst } from '../output/listeningFirst.ts';
import { publicBindWarning } from '../output/publicBindWarning.ts';
import { RelayControl } from '../session/relayControl.ts';
import { SocketSession } from '../session/socketSession.ts';
import { lineLimit, StdinLines } from '../session/stdinLines.ts';
import type { ExitCode } from '../terminal/exitCodes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { TextEvents } from '../output/textEvents.ts';
import { readRelayCall, relayOptions, type RelayCall } from './relayCall.ts';

/** Where the second column of the faults begins. */
const formColumn = 32;

export const relay: Call<keyof typeof relayOptions> = {
  about: `Listens at ADDRESS, connects to TARGET for each client, and passes on what either sends:
bytes, ends and resets. Prints a line for each thing that happens on both sides, so that a
conversation between two programs can be read. Any stream goes to any stream (tcp, unix),
udp to udp. The first line says where it listens. Ctrl-C (SIGINT) or SIGTERM ends it.`,
  options: relayOptions,
  notes: `
Faults
  KIND SETTINGS [up|down|both] [chance P% per connection|chunk]
${faultLines().join('\n')}
  up is from the client to the target, down from the target to the client; both where neither
  is said.
  While it runs, lines on stdin change them, and each is answered:
    fault set latency 200ms down     one more, or another in the place of the same kind
    fault remove latency             fault clear
    fault preset 3g                  in the place of all
  What hold keeps has a number, and waits for a line:
    held                             lists it
    forward 3                        passes it on
    forward 3 "HELO lab\\r\\n"         passes this on instead
    drop 3                           reset 3: its connection, on both sides

Presets
${presetLines().join('\n')}`,
  examples: [
    'socket-lab relay tcp://:9000 tcp://:5432',
    `socket-lab relay tcp://:9000 tcp://example.org:80 --fault 'latency 200ms jitter 50ms' --fault 'bandwidth 64KiB/s down'`,
    `socket-lab relay udp://:5300 udp://:53 --fault 'drop down chance 5% per chunk' --seed 7`,
    `socket-lab relay 'tcp://:9000?connect=first' tcp://:5432 --preset satellite`,
    'socket-lab relay tcp://:2375 unix:/var/run/docker.sock --hex',
  ],
  run(args, terminal) {
    const call = readRelayCall(args);
    return Promise.resolve(
      call.ok ? new RelayRun(call.value, terminal).run() : terminal.reportUsage(call.failure.message),
    );
  },
};

/** The kinds with their help, in two columns. */
function faultLines(): string[] {
  const gap = ' '.repeat(formColumn);
  return faultKinds.map(
    (row) => `  ${faultForm(row).padEnd(formColumn)}${wrapped(row.help, 58).join(`\n  ${gap}`)}`,
  );
}

function presetLines(): string[] {
  const gap = ' '.repeat(formColumn);
  return faultPresets.map(
    ({ name, help }) => `  ${name.padEnd(formColumn)}${wrapped(help, 58).join(`\n  ${gap}`)}`,
  );
}

function wrapped(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}(?= |$)`, 'g'))?.map((part) => part.trim()) ?? [];
}

class RelayRun {
  readonly #call: RelayCall;
  readonly #terminal: Terminal;
  readonly #session: SocketSession;
  readonly #events: EventOutput;
  readonly #text: TextEvents;
  readonly #control: RelayControl;
  /** Absent with `--json`. */
  readonly #first: ListeningFirst | undefined;
  #lines: StdinLines | undefined;
  #local = '';

  constructor(call: RelayCall, terminal: Terminal) {
    this.#call = call;
    this.#terminal = terminal;
    this.#session = new SocketSession(terminal);
    const { json, quiet, hex, time } = call;
    const { engine } = this.#session;
    const text = new TextEvents({ hex, startedAtMs: time ? engine.startedAtMs : undefined });
    this.#text = text;
    this.#control = new RelayControl({
      engine,
      endpoint: () => this.#session.endpoint,
      transport: call.spec.address.transport,
      list: (items) => this.#list(items),
      report: (message) => terminal.report(message),
    });
    this.#first = json ? undefined : new ListeningFirst(quiet ? quietly(text) : text);
    this.#events = new EventOutput({
      engine,
      output: terminal.out,
      printer:
        this.#first ??
        (quiet ? quietly(jsonEvents, ({ type }) => type === 'bound' || type === 'listening') : jsonEvents),
      pauses: true,
    });
  }

  run(): Promise<ExitCode> {
    const { spec, limitMs } = this.#call;
    return this.#session.run(spec, limitMs, {
      events: this.#events,
      onEvent: (event) => this.#follow(event),
      onReady: () => {
        for (const line of this.#first?.begin(this.#local) ?? []) this.#terminal.out.line(line);
        this.#lines = new StdinLines(this.#terminal.input, {
          onLine: (line) => this.#control.take(line),
          onTooLong: () =>
            this.#terminal.report(
              `A line on stdin has at most ${countNumber(lineLimit)} characters: nothing was done.`,
            ),
        });
      },
      onStop: () => this.#session.close(),
      onLimit: () => this.#session.close(),
      onEnd: () => this.#lines?.dispose(),
    });
  }

  #follow(event: EngineEvent): void {
    this.#events.show(event);
    if (event.type === 'bound' && event.connection === undefined) {
      this.#local = event.local;
      const warning = publicBindWarning(event.local, this.#call.spec.address.options.join);
      if (warning !== undefined) this.#terminal.report(`warning: ${warning}`);
    }
    if (event.type === 'closed' && event.connection === undefined) this.#session.end();
  }

  /** With `--quiet` too: it was asked for. */
  #list(items: readonly HeldItem[]): void {
    const lines = this.#call.json ? [heldJson(this.#session.endpoint, items)] : this.#text.printHeld(items);
    for (const line of lines) this.#terminal.out.line(line);
  }
}
