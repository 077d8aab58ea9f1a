/** How a stream transport finds its peer and connects. */
import type { Failure } from '../../model/result.ts';
import type { Socket } from 'node:net';
import type { AddressFamily } from '../../model/engineEvent.ts';
import type { Result } from '../../model/result.ts';
import type { SetOption } from './endpointContext.ts';

/** The default of `connectTimeoutMs`. */
export const defaultConnectTimeoutMs = 10_000;

/** How a transport finds its peer and how its addresses look. */
export interface StreamDialing {
  /** As the user wrote it, for failures that concern no single address. */
  readonly asked: string;
  readonly connectTimeoutMs: number;
  /** Undefined: once is enough. */
  readonly reconnectMs: number | undefined;
  readonly resettable: boolean;
  /** Whom to try, in order; it may ask the resolver. */
  targets(): Promise<Result<readonly [DialedTarget, ...DialedTarget[]]>>;
  describe(socket: Socket): { readonly local: string; readonly remote: string };
  /** Set once connected. */
  readonly options: readonly SetOption[];
}

/** A target with the calls that an attempt to reach it makes before `connect`. */
export interface DialedTarget extends RaceTarget {
  readonly family: AddressFamily;
  /** What is bound, in our notation, and the options set before; absent: the system chooses when it connects. */
  readonly binding?: { readonly local: string; readonly options: readonly SetOption[] };
}

export interface RaceTarget {
  /** In our notation. */
  readonly remote: string;
  connect(): Socket;
  /** A failed attempt in our words; absent: `connect` to the remote has failed. */
  failure?(error: unknown): Failure | Promise<Failure>;
}
