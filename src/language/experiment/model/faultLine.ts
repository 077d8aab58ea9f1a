/** A parsed fault line: `KIND SETTINGS [up|down|both] [chance P% per connection|chunk]`. */
import type { Placed } from '../../../model/problem.ts';
import type { Span } from '../../../model/problem.ts';
import { type FaultKind } from '../../../model/faultSpec.ts';
import { type FaultSetting } from '../../../model/faultSpec.ts';

export interface FaultLine extends Span {
  readonly kind: Placed<FaultKind>;
  /** Keyed by the names in the kind's row: milliseconds, bytes, or bytes per second. */
  readonly settings: Readonly<Partial<Record<FaultSetting['name'], number>>>;
  readonly direction: 'up' | 'down' | 'both';
  readonly chance: FaultChance;
}

export interface FaultChance {
  readonly percent: number;
  readonly per: 'connection' | 'chunk';
}
