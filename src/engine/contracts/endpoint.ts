import type { Result } from '../../model/result.ts';
import type { EngineEvent } from '../../model/engineEvent.ts';
import type { Clock } from '../../node/clock.ts';
import type { DescriptorBudget } from '../../node/descriptorBudget.ts';
import type { Resolve } from '../kernel/resolve.ts';
import type { CreateResponder } from '../responders/responder.ts';

/** An event as an endpoint tells it: the context adds when and on which endpoint. */
export type Told = EngineEvent extends infer E
  ? E extends EngineEvent
    ? Omit<E, 't' | 'endpoint'>
    : never
  : never;

/** What an endpoint gets from the engine. It knows nothing else of the world. */
export interface EndpointContext {
  readonly id: number;
  readonly clock: Clock;
  readonly descriptors: DescriptorBudget;
  readonly resolve: Resolve;
  readonly platform: NodeJS.Platform;
  /** A fresh id for a connection. */
  nextId(): number;
  /** For the steps of a lifecycle. */
  tell(event: Told): void;
  /** For bytes: the whole event, made once. */
  emit(event: EngineEvent): void;
  /** Makes a conversation reachable by its id. */
  register(conversation: Conversation): void;
  unregister(conversation: Conversation): void;
}

export interface Sent {
  readonly bytes: number;
  /** The kernel's buffer is full: the rest goes out later; `whenDrained` tells when. */
  readonly waits: boolean;
}

/** One connection, or one UDP peer: what can be done to it. */
export interface Conversation {
  readonly id: number;
  send(bytes: Uint8Array): Result<Sent>;
  /**
   * Settles when nothing waits to be sent any more, or when it is closed. After a failed send nothing ever will: then
   * it is when what the peer had said before is read.
   */
  whenDrained(): Promise<void>;
  /** Half-close: no more sending, still reading. */
  end(): Result<void>;
  /** Sends what waits, then closes; what the peer does not take within a short grace is lost, and told. */
  close(): void;
  /** Abortive close. */
  reset(): Result<void>;
  pause(): Result<void>;
  resume(): Result<void>;
}

/** An endpoint that is opening or open. */
export interface OpenEndpoint {
  /** Settles once: listening, bound or connected; or why not. Never rejects. */
  readonly ready: Promise<Result<void>>;
  /** Settles after the endpoint's `closed` event. Never rejects. */
  readonly closed: Promise<void>;
  readonly conversations: ReadonlyMap<number, Conversation>;
  /** A listener sends to all its connections; a UDP listener to the peer heard last. */
  send(bytes: Uint8Array): Result<Sent>;
  /** An unconnected UDP socket only: sends to whoever is told. */
  sendTo?(bytes: Uint8Array, to: HostPort): Promise<Result<Sent>>;
  setResponder(create: CreateResponder | undefined): void;
  /** Closes everything; also cancels an opening that is under way. */
  close(): Promise<void>;
  /** UDP only: joins or leaves a multicast group. */
  membership?(change: MembershipChange): Result<void>;
}

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

export interface MembershipChange {
  readonly action: 'join' | 'leave';
  readonly group: string;
  /** Name or address of the interface; absent: the system chooses. */
  readonly interface?: string;
  readonly source?: string;
}
