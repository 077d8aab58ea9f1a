/**
 * One endpoint on its own engine, from opening to close, with its events printed: the common part of `listen` and
 * `connect`.
 */
import { Engine } from '../../engine/engine.ts';
import type { ResponderReader } from '../../engine/responders/responder.ts';
import { RuleResponders } from '../../engine/responders/rules/ruleResponders.ts';
import type { EndpointSpec } from '../../model/endpointSpec.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Failure } from '../../model/result.ts';
import type { EventOutput } from '../output/eventOutput.ts';
import { authorityFolder } from './authorityFolder.ts';
import { exitCodes, type ExitCode } from '../terminal/exitCodes.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The callbacks of a command. */
export interface SessionHandlers {
  readonly events: EventOutput;
  /** Called for each event, which it must also print. */
  onEvent(event: EngineEvent): void;
  /** The listener is bound, or the client connected, for the first time. */
  onReady(): void;
  /** The program must end: a signal arrived, or stdout can no longer be written. */
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
    this.engine = new Engine({ responders, authorityFolder: authorityFolder(terminal.environment) });
    this.#terminal = terminal;
    this.#ended = new Promise((resolve) => (this.#end = resolve));
  }

  get endpoint(): number {
    return this.#endpoint;
  }

  /** Whether the program was stopped from outside; later failures do not matter then. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Records a failure; only the first is reported. */
  fail(failure: Failure | undefined): void {
    if (!this.#isStopped) this.#failure ??= failure;
  }

  /** Discards an earlier failure, as another attempt begins or succeeds. */
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

  /** Closes the endpoint; a client between two attempts to connect is already closed. */
  close(): void {
    if (this.engine.isOpen(this.#endpoint)) void this.engine.close(this.#endpoint);
    else this.#end();
  }

  /** Ends the session once the endpoint is closed and will not be reopened. */
  end(): void {
    this.#end();
  }
}
