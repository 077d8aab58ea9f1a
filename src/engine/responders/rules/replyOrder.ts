/** The order of replies. */
import type { Reply } from '../responder.ts';

/** Keeps the replies of one connection in order: while one takes time, the others wait and the peer is not read. */
export class ReplyOrder {
  readonly #waiting: (() => void | Promise<void>)[] = [];
  #isBusy = false;
  #isOver = false;

  get isIdle(): boolean {
    return !this.#isBusy;
  }

  /** Runs a reply, immediately if none is in progress. `done` is called when it and all that waited are sent. */
  run(respond: () => void | Promise<void>, reply: Reply, done: () => void): void {
    if (this.#isBusy) {
      this.#waiting.push(respond);
      return;
    }
    const pending = respond();
    if (pending === undefined) return;
    this.#isBusy = true;
    reply.pause();
    void this.#finish(pending, reply, done);
  }

  async #finish(pending: Promise<void>, reply: Reply, done: () => void): Promise<void> {
    await pending;
    for (
      let next = this.#waiting.shift();
      next !== undefined && !this.#isOver;
      next = this.#waiting.shift()
    ) {
      await next();
    }
    this.#isBusy = false;
    if (this.#isOver) return;
    reply.resume();
    done();
  }

  dispose(): void {
    this.#isOver = true;
    this.#waiting.length = 0;
  }
}
