/** What an engine is made of, and what opening an endpoint takes and gives. */
import type { Result } from '../model/result.ts';
import type { Clock } from '../node/clock.ts';
import type { DescriptorBudget } from '../node/descriptorBudget.ts';
import type { Resolve } from './kernel/resolve.ts';
import type { ResponderReader } from './responders/responder.ts';

export interface EngineOptions {
  /** Reads the responders of listeners; the engine disposes of it. */
  readonly responders: ResponderReader;
  readonly clock?: Clock;
  readonly resolve?: Resolve;
  readonly descriptors?: DescriptorBudget;
  readonly platform?: NodeJS.Platform;
  /** The folder that keeps the lab's certificate authority; absent: it is made anew, in memory. */
  readonly authorityFolder?: string;
  /** Called when a subscriber throws. */
  readonly onSubscriberError?: (error: unknown) => void;
}

export interface Opened {
  readonly id: number;
  /** Settles once it is listening, bound or connected, or with the reason it is not. Never rejects. */
  readonly ready: Promise<Result<void>>;
}

export interface OpenOptions {
  /** Reads this endpoint's responder, now and later; defaults to the engine's own. The caller disposes of it. */
  readonly responders?: ResponderReader;
  /** Called with the id before the first event. */
  readonly beforeOpening?: (id: number) => void;
}
