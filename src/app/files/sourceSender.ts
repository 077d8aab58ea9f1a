/**
 * Sends a byte source to a target: to streams in pieces, at the pace of the slowest reader; to UDP as one datagram, if
 * it fits.
 */
import { isDatagram } from '../../model/transports.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Engine } from '../../engine/engine.ts';
import { failureWith, nobodyConnected } from '../../node/failures.ts';
import { sendPieces, type Delivery } from '../../engine/sendPieces.ts';
import { countText } from '../../model/countText.ts';
import { accepts } from '../../model/endpointKinds.ts';
import { isOpen } from '../../model/endpointText.ts';
import type { Failure, Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { formatBytes } from '../../model/units.ts';
import type { ByteSource } from './byteSource.ts';
import { fileFailure } from '../failures/fileFailure.ts';
import { receivers } from '../targets/receivers.ts';
import { targetLabel } from '../targets/targetId.ts';
import { datagramRefusal } from './datagramRefusal.ts';

export interface SourceSending {
  readonly signal?: AbortSignal;
  /** Called with the bytes of the source sent so far. */
  readonly onProgress?: (bytes: number) => void;
}

export interface SourceSent {
  /** Bytes accepted by the kernel; for a listener, the sum over its connections. */
  readonly bytes: number;
  /** Aborted by its signal before the end. */
  readonly stopped: boolean;
}

export class SourceSender {
  readonly #engine: Engine;
  readonly #ledger: Ledger;
  /** Connections that a source is being sent to: a second one would be interleaved with the first. */
  readonly #busy = new Set<number>();

  constructor(engine: Engine, ledger: Ledger) {
    this.#engine = engine;
    this.#ledger = ledger;
  }

  async send(to: number, source: ByteSource, sending: SourceSending = {}): Promise<Result<SourceSent>> {
    const refusal = datagramRefusal(this.#ledger, to, source.size, source.name);
    if (refusal !== undefined) return fail(refusal);
    return isDatagram(transportOf(this.#ledger, to))
      ? this.#asDatagram(to, source)
      : this.#asStream(to, source, sending);
  }

  async #asStream(
    to: number,
    source: ByteSource,
    { signal, onProgress }: SourceSending,
  ): Promise<Result<SourceSent>> {
    const label = targetLabel(this.#ledger, to);
    // The current ones: one accepted later must not get the tail of a file.
    const connections = receivers(this.#ledger, to);
    if (connections.length === 0) return fail(notConnected(this.#ledger, to, label));
    if (connections.some((id) => this.#busy.has(id))) return fail(busy(label));
    for (const id of connections) this.#busy.add(id);
    let out = 0;
    try {
      const deliveries = await sendPieces({
        engine: this.#engine,
        connections,
        pieces: source.pieces(),
        ...(signal === undefined ? {} : { signal }),
        onProgress: (bytes) => {
          out = bytes;
          onProgress?.(bytes);
        },
      });
      const failure = undelivered(deliveries, label, source);
      if (failure !== undefined) return fail(failure);
      const bytes = deliveries.reduce((sum, delivery) => sum + delivery.bytes, 0);
      return success({ bytes, stopped: signal?.aborted === true && out < source.size });
    } catch (error) {
      const failure = fileFailure(error, source.name);
      return fail({ ...failure, message: `${failure.message} ${wentOut(out, label, source)}` });
    } finally {
      for (const id of connections) this.#busy.delete(id);
    }
  }

  async #asDatagram(to: number, source: ByteSource): Promise<Result<SourceSent>> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const piece of source.pieces()) {
        pieces.push(piece);
        size += piece.length;
        const refusal = datagramRefusal(this.#ledger, to, size, source.name);
        if (refusal !== undefined) return fail(refusal);
      }
    } catch (error) {
      return fail(fileFailure(error, source.name));
    }
    const sent = this.#engine.send(to, Buffer.concat(pieces));
    return sent.ok ? success({ bytes: sent.value.bytes, stopped: false }) : sent;
  }
}

function transportOf(ledger: Ledger, id: number) {
  return ledger.endpoint(ledger.ownerOf(id) ?? id, 0)?.transport;
}

/** A listener is never connected itself: it lacks a client. */
function notConnected(ledger: Ledger, id: number, label: string): Failure {
  const failure = failureWith('ENOTCONN', 'send', label);
  const endpoint = ledger.endpoint(id, 0);
  const isWaiting = endpoint !== undefined && accepts(endpoint.kind) && isOpen(endpoint);
  return isWaiting ? { ...failure, ...nobodyConnected } : failure;
}

function busy(label: string): Failure {
  return {
    code: 'EBUSY',
    call: 'send',
    message: `Another file is on its way to ${label}.`,
    advice: 'Wait until it is through, or cancel it.',
  };
}

function undelivered(
  deliveries: readonly Delivery[],
  label: string,
  source: ByteSource,
): Failure | undefined {
  const failed = deliveries.filter(({ failure }) => failure !== undefined);
  const [first] = failed;
  if (first?.failure === undefined) return undefined;
  const fate =
    deliveries.length === 1
      ? wentOut(first.bytes, label, source)
      : `${countText(failed.length, 'connection')} of ${deliveries.length} of ${label} did not get all of ${source.name}.`;
  return { ...first.failure, message: `${first.failure.message} ${fate}` };
}

function wentOut(bytes: number, label: string, { name, size }: ByteSource): string {
  return `Of ${name}, ${formatBytes(bytes)} of ${formatBytes(size)} had gone out to ${label}.`;
}
