import type { Transport } from '../../../model/transports.ts';
import type { Span } from '../../../model/problem.ts';
import type { TestStatement } from './experiment.ts';

export type DefinitionKind =
  'listener' | 'client' | 'connection' | 'program' | 'relay' | 'variable' | 'capture' | 'unknown';

/** What a name stands for, and everything that uses it. */
export interface Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** Where the name is written. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly transport: Transport | undefined;
  /** The test it is known in; undefined for what stands outside tests, which all of them know. */
  readonly test: TestStatement | undefined;
  readonly references: Span[];
  /** A connection's listener. */
  readonly listener?: Definition;
  /** A UDP client that is not connected, because it sends to a group or to all. */
  readonly unconnected?: boolean;
  /** A listener that others can reach without asking for its port, or a peer that lives by itself. */
  readonly reachable?: boolean;
  /** A variable's bytes, where they are known before the experiment runs. */
  readonly text?: string;
}

/** Whether it is something that can be opened and closed. */
export function isEndpoint({ kind }: Definition): boolean {
  return kind !== 'variable' && kind !== 'capture';
}
