/** Definitions: the names of an experiment. */
import type { Transport } from '../../../model/transports.ts';
import type { Span } from '../../../model/problem.ts';
import type { TestStatement } from './experiment.ts';

export type DefinitionKind =
  'listener' | 'client' | 'connection' | 'program' | 'relay' | 'variable' | 'capture' | 'unknown';

/** A name's definition and its references. */
export interface Definition {
  readonly name: string;
  readonly kind: DefinitionKind;
  /** The span of the name. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly transport: Transport | undefined;
  /** The test that it is visible in; undefined for definitions outside tests, visible in all of them. */
  readonly test: TestStatement | undefined;
  readonly references: Span[];
  /** The listener of a connection. */
  readonly listener?: Definition;
  /** An unconnected UDP client of a multicast or broadcast address. */
  readonly unconnected?: boolean;
  /** A listener that others can reach without looking up its port, or a peer that acts by itself. */
  readonly reachable?: boolean;
  /** A variable's text, where it is known before the experiment runs. */
  readonly text?: string;
}

/** Whether it can be opened and closed. */
export function isEndpoint({ kind }: Definition): boolean {
  return kind !== 'variable' && kind !== 'capture';
}
