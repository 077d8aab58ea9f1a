/** Reports how a stream connection ended: its last events, and what became of the data sent. */
import type { Ended, Reset, Unacknowledged } from '../../model/endEvents.ts';
import type { Direction } from '../../model/eventScope.ts';
import type { Failure } from '../../model/result.ts';
import { isResetCode } from '../../node/failures.ts';
import { kernelQueues } from '../kernel/kernelQueues.ts';
import type { EndpointContext } from '../contracts/endpointContext.ts';
import type { ConnectionSum } from '../contracts/openConnection.ts';
import type { InputDrain } from './inputDrain.ts';
import type { StreamLink } from '../link/link.ts';

interface Ending {
  readonly id: number;
  readonly link: Pick<StreamLink, 'descriptor' | 'canReset'>;
}

/** A failed send, after which the socket is kept open. */
export interface FailedSend {
  readonly failure: Failure;
  readonly drain: InputDrain;
  /** Destroys the socket with the error. */
  readonly letGo: () => void;
}

export class ConnectionEnd {
  readonly #context: EndpointContext;
  readonly #options: Ending;
  readonly #openedAt: number;
  /** Why it ended, where the end was not orderly. */
  failure: Failure | undefined;
  #wasReset = false;
  #unacknowledged: Unacknowledged | undefined;

  constructor(context: EndpointContext, options: Ending) {
    this.#context = context;
    this.#options = options;
    this.#openedAt = context.clock.nowUs();
  }

  /** Reads from the kernel, before we reset it, what it will discard: this needs an open descriptor. */
  readUnacknowledged(bytesOut: number): void {
    if (bytesOut === 0 || !this.#options.link.canReset) return;
    this.#unacknowledged = kernelQueues(this.#options.link.descriptor)?.unacknowledged ?? 'unknown';
  }

  /** One direction has ended in order. */
  reportEnd(direction: Direction, how: Pick<Ended, 'afterMs' | 'beforeFin'>): void {
    const { id: connection } = this.#options;
    const call = direction === 'in' ? 'recv' : 'shutdown';
    this.#context.report({ type: 'end', call, connection, direction, ...how });
  }

  /** The peer has reset it, or the network has failed; the kernel has discarded its buffers. */
  reportFailure(failure: Failure, bytesOut: number, lost: number): void {
    this.failure ??= failure;
    if (bytesOut > 0) this.#unacknowledged = 'unknown';
    const { id: connection } = this.#options;
    if (!isResetCode(failure.code)) this.#context.report({ type: 'error', connection, failure });
    else this.reportReset(failure.call === 'send' ? 'send' : 'recv', 'in', lost, failure);
  }

  /** Reports the reset once; later notifications of the same end are ignored. */
  reportReset(call: Reset['call'], direction: Direction, lost: number, failure?: Failure): void {
    if (this.#wasReset) return;
    this.#wasReset = true;
    const { id: connection } = this.#options;
    this.#context.report({
      type: 'reset',
      call,
      connection,
      direction,
      lost,
      ...this.#unacknowledgedFact(),
      ...(failure === undefined ? {} : { failure }),
    });
  }

  reportClosed({ bytesIn, bytesOut, lost }: ConnectionSum): void {
    const { id: connection } = this.#options;
    this.#context.report({
      type: 'closed',
      call: 'close',
      connection,
      bytesIn,
      bytesOut,
      lost: this.#wasReset ? 0 : lost,
      ...this.#unacknowledgedFact(),
      openUs: this.#context.clock.nowUs() - this.#openedAt,
    });
  }

  #unacknowledgedFact(): { readonly unacknowledged?: Unacknowledged } {
    const unacknowledged = this.#unacknowledged;
    return unacknowledged === undefined || unacknowledged === 0 ? {} : { unacknowledged };
  }
}

/** Why an open connection accepts nothing to send, for the message of EPIPE. */
export function whyNoMore(after: 'halfClose' | 'close' | undefined, failed: FailedSend | undefined): string {
  if (failed !== undefined) return `a send before it failed (${failed.failure.code})`;
  return after === 'halfClose' ? 'this side has ended (shutdown)' : 'the connection is being closed';
}
