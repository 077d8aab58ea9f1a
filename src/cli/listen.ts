/** `listen`: a listener whose events are printed, with a responder, or raw for one connection (`--stdio`). */
import { Engine } from '../engine/engine.ts';
import { RuleResponders } from '../engine/responders/rules/ruleResponders.ts';
import type { Address } from '../model/address.ts';
import type { EndpointSpec } from '../model/endpointSpec.ts';
import type { EngineEvent } from '../model/engineEvent.ts';
import type { Failure } from '../model/result.ts';
import { wrong, type Args, type Asked, type OptionSpecs } from './args.ts';
import { EventOutput } from './eventOutput.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { ListeningFirst } from './listeningFirst.ts';
import type { Output } from './output.ts';
import { jsonPrinter, quietly, textPrinter } from './printers.ts';
import { publicBindWarning } from './publicBindWarning.ts';
import { RawBridge } from './rawBridge.ts';
import { readAddress } from './readAddress.ts';
import { readRules } from './readRules.ts';
import type { Terminal } from './terminal.ts';

export const listenOptions: OptionSpecs = {
  rule: { type: 'string', multiple: true, value: "'RULE'" },
  reply: { type: 'string', value: 'RESPONDER' },
  stdio: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
  record: { type: 'string', later: true },
};

interface ListenCall {
  readonly spec: EndpointSpec;
  readonly stdio: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

export async function listen(args: Args, terminal: Terminal): Promise<ExitCode> {
  const call = readCall(args);
  return call.ok ? new ListenRun(call.value, terminal).run() : terminal.reportUsage(call.message);
}

function readCall(args: Args): Asked<ListenCall> {
  const address = readAddress(args, 'listen', 'listener');
  if (!address.ok) return address;
  const responder = readRules(args);
  if (!responder.ok) return responder;
  const { options } = args;
  const stdio = options.has('stdio');
  if (stdio && responder.value !== undefined) {
    return wrong(
      '--stdio answers from stdin, so it cannot go with --rule or --reply: leave one of them out.',
    );
  }
  if (stdio && options.has('json'))
    return wrong('--stdio prints raw bytes, so it cannot go with --json: leave one out.');
  const spec: EndpointSpec = {
    kind: 'listener',
    address: stdio ? oneConnection(address.value) : address.value,
    ...(responder.value === undefined ? {} : { responder: responder.value }),
  };
  return { ok: true, value: { spec, stdio, json: options.has('json'), quiet: options.has('quiet') } };
}

/** A stream listener that turns a second connection away. */
function oneConnection(address: Address): Address {
  return address.transport === 'udp'
    ? address
    : { ...address, options: { ...address.options, maxConnections: 1 } };
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
    const { stdio, json, quiet } = call;
    this.#output = stdio ? terminal.error : terminal.out;
    this.#first = json ? undefined : new ListeningFirst(quiet ? quietly(textPrinter()) : textPrinter());
    this.#events = new EventOutput({
      engine: this.#engine,
      output: this.#output,
      printer: this.#first ?? (quiet ? quietly(jsonPrinter, 'listening', 'bound') : jsonPrinter),
      pauses: !stdio,
    });
    this.#bridge = call.stdio ? this.#newBridge() : undefined;
  }

  #newBridge(): RawBridge {
    return new RawBridge({
      engine: this.#engine,
      input: this.#terminal.input,
      output: this.#terminal.out,
      isBehind: () => this.#terminal.out.waitingBytes > 0,
      datagrams: this.#call.spec.address.transport === 'udp',
      idleMs: undefined,
      onDone: () => this.#close(),
      onFailure: (failure) => (this.#failure ??= failure),
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
    const ready = await opened.value.ready;
    if (ready.ok) for (const line of this.#first?.begin(this.#local) ?? []) this.#output.line(line);
    await closed;
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
