import assert from 'node:assert/strict';
import { DescriptorBudget } from '../../src/node/descriptorBudget.ts';
import type { Conversation, EndpointContext, Told } from '../../src/engine/contracts/endpoint.ts';
import type { EngineEvent, EngineEventType } from '../../src/model/engineEvent.ts';
import { FakeClock } from './fakeClock.ts';

type EventOf<K extends EngineEventType> = Extract<EngineEvent, { type: K }>;

/** What an endpoint gets from the engine, without an engine: endpoint 1, a clock of its own, events written down. */
export class ScriptedContext implements EndpointContext {
  readonly id = 1;
  readonly clock = new FakeClock();
  readonly platform = 'linux';
  readonly descriptors: DescriptorBudget;
  readonly registered = new Map<number, Conversation>();
  readonly events: EngineEvent[] = [];
  /** Called with each event, as a subscriber of the engine would be. */
  onEvent: (event: EngineEvent) => void = () => undefined;
  #lastId = 1;

  constructor(descriptors = 10) {
    this.descriptors = new DescriptorBudget(() => descriptors);
  }

  resolve(): never {
    return assert.fail('nothing to resolve');
  }

  nextId(): number {
    return ++this.#lastId;
  }

  tell(event: Told): void {
    this.emit({ t: this.clock.nowUs(), endpoint: this.id, ...event });
  }

  emit(event: EngineEvent): void {
    this.events.push(event);
    this.onEvent(event);
  }

  register(conversation: Conversation): void {
    this.registered.set(conversation.id, conversation);
  }

  unregister(conversation: Conversation): void {
    this.registered.delete(conversation.id);
  }

  of<K extends EngineEventType>(type: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.type === type);
  }

  /** The types of all events, in order. */
  get types(): EngineEventType[] {
    return this.events.map((event) => event.type);
  }
}
