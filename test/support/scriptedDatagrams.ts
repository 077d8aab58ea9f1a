import type { Socket } from 'node:dgram';
import { EventEmitter } from 'node:events';
import { DatagramLink } from '../../src/engine/link/datagramLink.ts';
import { errnoError } from './errnoError.ts';

/** A datagram socket without a network, whose receives, sends and failures are scripted by the test. */
export class ScriptedDatagrams extends EventEmitter {
  readonly sent: string[] = [];
  /** Sends block until `take`. */
  stuck = false;
  /** Every send, join and leave fails with this errno. */
  failsWith: string | undefined;
  closed = false;
  readonly memberships: string[] = [];
  #waiting: (() => void)[] = [];

  get asLink(): DatagramLink {
    return new DatagramLink(this.asSocket);
  }

  get asSocket(): Socket {
    return this as unknown as Socket;
  }

  address(): { address: string; port: number; family: string } {
    return { address: '127.0.0.1', port: 6769, family: 'IPv4' };
  }

  close(): void {
    this.closed = true;
    this.emit('close');
  }

  hear(text: string, port: number): void {
    this.emit('message', Buffer.from(text), { address: '127.0.0.1', port });
  }

  send(bytes: Uint8Array, ...rest: unknown[]): void {
    const done = rest.at(-1) as (error: Error | null) => void;
    const { failsWith } = this;
    const take = (): void => {
      if (failsWith === undefined) this.sent.push(Buffer.from(bytes).toString());
      done(failsWith === undefined ? null : errnoError(failsWith, 'send'));
    };
    if (this.stuck) this.#waiting.push(take);
    else take();
  }

  /** Completes, or fails, all blocked sends. */
  take(): void {
    for (const take of this.#waiting.splice(0)) take();
  }

  addMembership(group: string, on?: string): void {
    this.#member('join', group, on);
  }

  dropMembership(group: string, on?: string): void {
    this.#member('leave', group, on);
  }

  addSourceSpecificMembership(source: string, group: string, on?: string): void {
    this.#member(`join from ${source}`, group, on);
  }

  dropSourceSpecificMembership(source: string, group: string, on?: string): void {
    this.#member(`leave from ${source}`, group, on);
  }

  #member(what: string, group: string, on = 'any'): void {
    if (this.failsWith !== undefined) throw errnoError(this.failsWith, 'addMembership');
    this.memberships.push(`${what} ${group} on ${on}`);
  }
}
