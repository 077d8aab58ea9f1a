import type { Reply } from '../../src/engine/responders/responder.ts';

/** A reply that writes down what a responder asks for. */
export class ReplyLog implements Reply {
  readonly sent: Uint8Array[] = [];
  readonly asked: string[] = [];

  send(bytes: Uint8Array): void {
    this.sent.push(bytes);
    this.asked.push('send');
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

  /** Everything sent so far, as UTF-8 text. */
  get text(): string {
    return Buffer.concat(this.sent).toString('utf8');
  }
}
