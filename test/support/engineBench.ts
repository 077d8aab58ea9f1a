/** An engine for tests. */
import assert from 'node:assert/strict';
import type { RelaySpec } from '../../src/model/endpointSpec.ts';
import type { SocketKind } from '../../src/model/endpointKinds.ts';
import type { Transport } from '../../src/model/transports.ts';
import type { EngineEvent, EngineEventType } from '../../src/model/engineEvent.ts';
import { parseAddress } from '../../src/address/parseAddress.ts';
import { RuleResponders } from '../../src/engine/responders/rules/ruleResponders.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { EngineOptions } from '../../src/engine/engineOptions.ts';

type EventOf<K extends EngineEventType> = Extract<EngineEvent, { type: K }>;

interface Watcher {
  readonly matches: (event: EngineEvent) => boolean;
  readonly found: (event: EngineEvent) => void;
}

/** An engine with all its events so far, and promises for later ones. One per test; to be disposed after it. */
export class EngineBench {
  readonly engine: Engine;
  readonly events: EngineEvent[] = [];
  #watchers: Watcher[] = [];
  #taken = new Set<EngineEvent>();

  constructor(options: Partial<EngineOptions> = {}) {
    this.engine = new Engine({
      responders: new RuleResponders(),
      onSubscriberError: (error) => assert.fail(String(error)),
      ...options,
    });
    this.engine.subscribe((event) => {
      // The bytes of an event are valid only while it is delivered.
      const kept = event.type === 'data' ? { ...event, bytes: Uint8Array.from(event.bytes) } : event;
      this.events.push(kept);
      const watcher = this.#watchers.find((candidate) => candidate.matches(kept));
      if (watcher === undefined) return;
      this.#watchers = this.#watchers.filter((other) => other !== watcher);
      this.#taken.add(kept);
      watcher.found(kept);
    });
  }

  /** The first event of a type that no earlier call has returned; waits for it if necessary. */
  async next<K extends EngineEventType>(
    type: K,
    matches: (event: EventOf<K>) => boolean = () => true,
  ): Promise<EventOf<K>> {
    const isIt = (event: EngineEvent): boolean =>
      event.type === type && !this.#taken.has(event) && matches(event as EventOf<K>);
    const past = this.events.find(isIt);
    if (past !== undefined) {
      this.#taken.add(past);
      return past as EventOf<K>;
    }
    return new Promise((resolve) => {
      this.#watchers.push({ matches: isIt, found: (event) => resolve(event as EventOf<K>) });
    });
  }

  of<K extends EngineEventType>(type: K): EventOf<K>[] {
    return this.events.filter((event): event is EventOf<K> => event.type === type);
  }

  /** All bytes of one direction of a connection, as text. */
  text(connection: number, direction: 'in' | 'out'): string {
    const chunks = this.of('data').filter(
      (event) => event.connection === connection && event.direction === direction,
    );
    return Buffer.concat(chunks.map((event) => event.bytes)).toString('utf8');
  }

  /** Opens an endpoint without waiting. */
  begin(kind: SocketKind, text: string, responder?: string) {
    const transport = /^(tcp|udp|unix|tls):/.exec(text)?.[1] as Transport | undefined;
    const address = parseAddress(text, { kind, ...(transport === undefined ? {} : { transport }) });
    assert.ok(address.ok, `address ${text}`);
    const opened = this.engine.open({
      kind,
      address: address.value,
      ...(responder === undefined ? {} : { responder }),
    });
    assert.ok(opened.ok, opened.ok ? '' : opened.failure.message);
    return opened.value;
  }

  /** Opens a listener and returns its id and bound address. */
  async listen(text: string, responder?: string): Promise<{ id: number; local: string }> {
    const { id, ready } = this.begin('listener', text, responder);
    const result = await ready;
    assert.ok(result.ok, result.ok ? '' : `${result.failure.code} ${result.failure.message}`);
    const bound = this.events.findLast(
      (event) => event.endpoint === id && (event.type === 'listening' || event.type === 'bound'),
    );
    assert.ok(bound?.type === 'listening' || bound?.type === 'bound');
    return { id, local: bound.local };
  }

  /** Opens a client and returns the ids of endpoint and connection once connected. */
  async connect(text: string, responder?: string): Promise<{ id: number; connection: number }> {
    const { id, ready } = this.begin('client', text, responder);
    const result = await ready;
    assert.ok(result.ok, result.ok ? '' : `${result.failure.code} ${result.failure.message}`);
    const connected = this.events.findLast((event) => event.endpoint === id && event.type === 'connected');
    assert.ok(connected?.type === 'connected');
    return { id, connection: connected.connection };
  }

  /** Opens a relay and returns its id and bound address. */
  async relay(
    from: string,
    to: string,
    options: Partial<RelaySpec> = {},
  ): Promise<{ id: number; local: string }> {
    const address = parseAddress(from, { kind: 'relay' });
    const target = parseAddress(to, { kind: 'client' });
    assert.ok(address.ok && target.ok);
    const spec = {
      kind: 'relay',
      address: address.value,
      target: target.value,
      faults: [],
      ...options,
    } as const;
    const opened = this.engine.open(spec);
    assert.ok(opened.ok, opened.ok ? '' : opened.failure.message);
    const { id, ready } = opened.value;
    const result = await ready;
    assert.ok(result.ok, result.ok ? '' : `${result.failure.code} ${result.failure.message}`);
    const bound = this.events.findLast(
      (event) => event.endpoint === id && (event.type === 'listening' || event.type === 'bound'),
    );
    assert.ok(bound?.type === 'listening' || bound?.type === 'bound');
    return { id, local: bound.local };
  }

  async dispose(): Promise<void> {
    await this.engine.dispose();
  }
}
