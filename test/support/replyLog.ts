import type { Failure } from '../../src/model/result.ts';
import type { Reply } from '../../src/engine/responders/responder.ts';

/** A reply that records what a responder requests. */
export class ReplyLog implements Reply {
  readonly sent: Uint8Array[] = [];
  readonly asked: string[] = [];
  readonly sentToAll: Uint8Array[] = [];
  readonly failures: Failure[] = [];
  unsent = 0;

  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
    this.asked.push('send');
  }

  sendToAll(bytes: Uint8Array): void {
    this.sentToAll.push(bytes);
    this.asked.push('sendToAll');
  }

  fail(failure: Failure): void {
    this.failures.push(failure);
    this.asked.push('fail');
  }

  pause(): void {
    this.asked.push('pause');
  }

  resume(): void {
    this.asked.push('resume');
  }

  passOver(): void {
    this.asked.push('passOver');
  }

  end(): void {
    this.asked.push('end');
  }

  close(): void {
    this.asked.push('close');
  }

  reset(): void {
    this.asked.push('reset');
  }

  /** The sends, as one text each. */
  get texts(): string[] {
    return this.sent.map((bytes) => Buffer.from(bytes).toString());
  }

  /** Everything sent so far, as UTF-8 text. */
  get text(): string {
    return Buffer.concat(this.sent).toString('utf8');
  }
}
