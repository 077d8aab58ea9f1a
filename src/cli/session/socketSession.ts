/**
 * One endpoint on an engine of its own, from its opening until it is closed, with its events printed: what `listen`
 * and `connect` have in common.
 */
import { Engine } from '../../engine/engine.ts';
import type { ResponderReader } from '../../engine/responders/responder.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { EndpointSpec } from '../../model/endpointSpec.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import type { EventOutput } from '../output/eventOutput.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** What a command does at each turn of a session. */
export interface SessionHandlers {
  readonly events: EventOutput;
  /** Prints the event too. */
  onEvent(event: EngineEvent): void;
  /** The listener is bound, or the client connected, for the first time. */
  onReady(): void;
  /** The program is to end: a signal came, or stdout can no longer be written. */
  onStop(): void;
  /** `--limit` is over. */
  onLimit(limitMs: number): void;
  /** Everything is closed. */
  onEnd(): void;
}

export class SocketSession {
  readonly engine: Engine;
  readonly #terminal: Terminal;
  readonly #ended: Promise<void>;
  #end: () => void = () => undefined;
  #endpoint = 0;
  #failure: Failure | undefined;
  #isStopped = false;

  constructor(terminal: Terminal, responders: ResponderReader = new RuleResponders()) {
    this.engine = new Engine({ responders });
    this.#terminal = terminal;
    this.#ended = new Promise((resolve) => (this.#end = resolve));
  }

  get endpoint(): number {
    return this.#endpoint;
  }

  /** Whether the program was stopped from outside: nothing that fails afterwards matters. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** The first failure is the one that is reported. */
  fail(failure: Failure | undefined): void {
    if (!this.#isStopped) this.#failure ??= failure;
  }

  /** Forgets what failed before, as another attempt begins or succeeds. */
  clearFailure(): void {
    this.#failure = undefined;
  }

  /** Runs until `end`, and resolves once everything is closed. */
  async run(spec: EndpointSpec, limitMs: number | undefined, handlers: SessionHandlers): Promise<ExitCode> {
    this.engine.subscribe((event) => handlers.onEvent(event));
    const opened = this.engine.open(spec);
    if (!opened.ok) {
      this.#terminal.reportFailure(opened.failure);
      return exitCodes.usage;
    }
    this.#endpoint = opened.value.id;
    this.#terminal.onStop(() => {
      this.#isStopped = true;
      handlers.onStop();
    });
    const limit = limitMs === undefined ? undefined : setTimeout(() => handlers.onLimit(limitMs), limitMs);
    const ready = await opened.value.ready;
    if (ready.ok) handlers.onReady();
    else this.fail(ready.failure);
    await this.#ended;
    clearTimeout(limit);
    handlers.onEnd();
    handlers.events.finish(this.#endpoint);
    await this.engine.dispose();
    return this.#failure === undefined || this.#isStopped
      ? exitCodes.good
      : this.#terminal.reportFailure(this.#failure);
  }

  /** Closes the endpoint; a client that is between two attempts to connect is closed already. */
  close(): void {
    if (this.engine.isOpen(this.#endpoint)) void this.engine.close(this.#endpoint);
    else this.#end();
  }

  /** The endpoint is closed, and is not opened again. */
  end(): void {
    this.#end();
  }
}
