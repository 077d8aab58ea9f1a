/** `connect`: a client, raw like nc, or with payloads to send. */
import { Engine } from '../engine/engine.ts';
import { RuleResponders } from '../engine/responders/rules/ruleResponders.ts';
import type { Address } from '../model/address.ts';
import { excerpt } from '../model/excerpt.ts';
import type { EngineEvent } from '../model/engineEvent.ts';
import type { Failure } from '../model/result.ts';
import { encodePayload } from '../payload/encodePayload.ts';
import { parsePayload } from '../payload/parsePayload.ts';
import { wrong, type Args, type Asked, type OptionSpecs } from './args.ts';
import { EventOutput } from './eventOutput.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { nodeEnvironment } from '../engine/nodeEnvironment.ts';
import { parseDuration } from '../payload/parseDuration.ts';
import { jsonPrinter, quietly, textPrinter } from './printers.ts';
import { RawBridge } from './rawBridge.ts';
import { readAddress } from './readAddress.ts';
import { SendPayloads } from './sendPayloads.ts';
import type { Terminal } from './terminal.ts';

export const connectOptions: OptionSpecs = {
  send: { type: 'string', multiple: true, value: "'PAYLOAD'" },
  for: { type: 'string', value: '1s' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean' },
  record: { type: 'string', later: true },
};

/** How long to wait for answers after the last send or receive, unless `--for` says. */
export const defaultIdleMs = 1_000;

interface ConnectCall {
  readonly address: Address;
  /** Empty: raw. */
  readonly payloads: readonly Uint8Array[];
  /** What `--for` says. */
  readonly idleMs: number | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
}

export async function connect(args: Args, terminal: Terminal): Promise<ExitCode> {
  const call = readCall(args);
  return call.ok ? new ConnectRun(call.value, terminal).run() : terminal.reportUsage(call.message);
}

function readCall(args: Args): Asked<ConnectCall> {
  const address = readAddress(args, 'connect', 'client');
  if (!address.ok) return address;
  const environment = nodeEnvironment({ pipes: true });
  const payloads: Uint8Array[] = [];
  for (const text of args.options.get('send') ?? []) {
    const parts = parsePayload(text);
    const payload = parts.ok ? encodePayload(parts.value, environment) : parts;
    if (!payload.ok) {
      return wrong(
        `--send ${excerpt(text)}: ${payload.problems.map((problem) => problem.message).join(' ')}`,
      );
    }
    payloads.push(payload.value);
  }
  const duration = args.options.get('for')?.[0];
  const idle = duration === undefined ? undefined : parseDuration(duration);
  if (idle !== undefined && !idle.ok) return wrong(`--for: ${idle.message}`);
  const [json, quiet] = [args.options.has('json'), args.options.has('quiet')];
  return { ok: true, value: { address: address.value, payloads, idleMs: idle?.value, json, quiet } };
}

class ConnectRun {
  readonly #call: ConnectCall;
  readonly #terminal: Terminal;
  readonly #engine: Engine;
  readonly #events: EventOutput;
  readonly #talk: RawBridge | SendPayloads;
  readonly #reconnects: boolean;
  #endpoint = 0;
  #stopped = false;
  #failure: Failure | undefined;
  #settleClosed: () => void = () => undefined;

  constructor(call: ConnectCall, terminal: Terminal) {
    this.#call = call;
    this.#terminal = terminal;
    this.#engine = new Engine({ responders: new RuleResponders() });
    const { json, quiet, address } = call;
    const printer = json ? jsonPrinter : textPrinter();
    this.#events = new EventOutput({
      engine: this.#engine,
      output: json ? terminal.out : terminal.error,
      printer: quiet ? quietly(printer, ...(json ? (['bound'] as const) : [])) : printer,
      pauses: json,
      onResumed: () => this.#talk.resumed(),
    });
    this.#reconnects = address.options.reconnectMs !== undefined;
    this.#talk = this.#conversation();
  }

  #conversation(): RawBridge | SendPayloads {
    const { payloads, idleMs, json, address } = this.#call;
    const datagrams = address.transport === 'udp';
    const common = {
      engine: this.#engine,
      output: json ? undefined : this.#terminal.out,
      isBehind: () => this.#terminal.out.waitingBytes > 0,
      onDone: () => this.#close(),
      onFailure: (failure: Failure) => (this.#failure ??= failure),
    };
    if (payloads.length > 0)
      return new SendPayloads({ ...common, payloads, idleMs: idleMs ?? defaultIdleMs });
    return new RawBridge({
      ...common,
      input: this.#terminal.input,
      datagrams,
      idleMs: idleMs ?? (datagrams ? defaultIdleMs : undefined),
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
      this.#close();
    });
    void opened.value.ready.then((ready) => ready.ok && this.#begin());
    await closed;
    this.#talk.dispose();
    this.#events.finish(this.#endpoint);
    await this.#engine.dispose();
    if (this.#failure === undefined || this.#stopped) return exitCodes.good;
    return this.#terminal.reportFailure(this.#failure);
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
        if (event.connection === undefined) this.#settleClosed();
        else if (this.#nothingMoreToSay()) this.#close();
        break;
      default:
        break;
    }
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
    void this.#engine.close(this.#endpoint);
  }
}
