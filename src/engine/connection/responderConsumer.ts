/** A stream connection's responder, and its reply. */
import type { Clock } from '../../node/clock.ts';
import { keptBytes } from '../link/readBuffer.ts';
import type { CreateResponder, Reply, Responder } from '../responders/responder.ts';
import type { StreamConsumer } from './streamConsumer.ts';
import { streamReply, type StreamReplyParts } from './streamReply.ts';
import { backPressureBytes } from './streamSender.ts';

export class ResponderConsumer implements StreamConsumer {
  readonly outlivesHalfClose = false;
  /** The last reply is being sent: nothing more is passed to the responder. */
  isPassedOver = false;
  readonly #responder: Responder;
  readonly #reply: () => Reply;
  readonly #clock: Pick<Clock, 'soon'>;
  readonly #hold: (isHeld: boolean) => void;
  #isDrainScheduled = false;
  #isDisposed = false;

  /**
   * @param reply created on first use
   * @param hold stops reading, and resumes it
   */
  constructor(
    responder: Responder,
    reply: () => Reply,
    clock: Pick<Clock, 'soon'>,
    hold: (isHeld: boolean) => void,
  ) {
    this.#responder = responder;
    this.#reply = reply;
    this.#clock = clock;
    this.#hold = hold;
  }

  start(isNew: boolean): void {
    this.#responder.start?.(this.#reply());
    if (isNew) this.#responder.connect?.(this.#reply());
  }

  get keepsBytes(): boolean {
    return this.#responder.keepsBytes === true;
  }

  chunk(bytes: Uint8Array): void {
    if (this.isPassedOver || this.#responder.data === undefined) return;
    const reply = this.#reply();
    this.#responder.data(this.keepsBytes ? keptBytes(bytes) : bytes, reply);
    if (reply.unsent > backPressureBytes) this.#hold(true);
  }

  /** The promise settles when the remaining replies are sent. */
  ended(): Promise<void> | undefined {
    return this.#responder.end?.(this.#reply()) ?? undefined;
  }

  /** The responder may send more, after pending I/O. */
  drained(): void {
    this.#hold(false);
    if (this.#responder.drained === undefined || this.#isDrainScheduled) return;
    this.#isDrainScheduled = true;
    this.#clock.soon(() => {
      this.#isDrainScheduled = false;
      if (!this.#isDisposed && this.#reply().unsent === 0) this.#responder.drained?.(this.#reply());
    });
  }

  passOver(): void {
    this.isPassedOver = true;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#responder.dispose?.();
  }
}

export interface RespondingParts extends Omit<StreamReplyParts, 'passOver'> {
  readonly remote: string;
  readonly hold: (isHeld: boolean) => void;
}

/** Its reply is created on first use: most of many idle connections never send. */
export function responderConsumer(create: CreateResponder, parts: RespondingParts): ResponderConsumer {
  const { clock } = parts.context;
  let reply: Reply | undefined;
  const passOver = (): void => {
    consumer.passOver();
    parts.reading.ignore('responder', 'backPressure');
  };
  const consumer = new ResponderConsumer(
    create({ style: 'stream', clock, remote: parts.remote, connection: parts.connection.id }),
    () => (reply ??= streamReply({ ...parts, passOver })),
    clock,
    parts.hold,
  );
  return consumer;
}
