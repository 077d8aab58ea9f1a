/** An endpoint's context without an engine. */
import assert from 'node:assert/strict';
import { DescriptorBudget } from '../../src/node/descriptorBudget.ts';
import type { EndpointContext, ReportedEvent } from '../../src/engine/contracts/endpointContext.ts';
import type { OpenConnection } from '../../src/engine/contracts/openConnection.ts';
import type { EngineEvent, EngineEventType } from '../../src/model/engineEvent.ts';
import { FakeClock } from './fakeClock.ts';

type EventOf<K extends EngineEventType> = Extract<EngineEvent, { type: K }>;

/** The context of endpoint 1, with a fake clock and recorded events. */
export class ScriptedContext implements EndpointContext {
  readonly id = 1;
  readonly clock = new FakeClock();
  readonly platform = 'linux';
  readonly descriptors: DescriptorBudget;
  readonly registered = new Map<number, OpenConnection>();
  readonly events: EngineEvent[] = [];
  /** Called with each event, like a subscriber of the engine. */
  onEvent: (event: EngineEvent) => void = () => undefined;
  #lastId = 1;
  #lastHeldId = 0;

  constructor(descriptors = 10) {
    this.descriptors = new DescriptorBudget(() => descriptors);
  }

  resolve(): never {
    return assert.fail('nothing to resolve');
  }

  authority(): never {
    return assert.fail('no TLS here');
  }

  nextId(): number {
    return ++this.#lastId;
  }

  nextHeldId(): number {
    return ++this.#lastHeldId;
  }

  report(event: ReportedEvent): void {
    this.emit({ t: this.clock.nowUs(), endpoint: this.id, ...event });
  }

  emit(event: EngineEvent): void {
    this.events.push(event);
    this.onEvent(event);
  }

  register(connection: OpenConnection): void {
    this.registered.set(connection.id, connection);
  }

  unregister(connection: OpenConnection): void {
    this.registered.delete(connection.id);
  }

  of<K extends EngineEventType>(type: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.type === type);
  }

  /** The types of all events, in order. */
  get types(): EngineEventType[] {
    return this.events.map((event) => event.type);
  }
}
