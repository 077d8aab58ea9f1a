/** The syntax tree of a filter. */
import type { FaultKind } from '../../model/faultSpec.ts';
import type { EngineEventType } from '../../model/engineEvent.ts';
import type { Direction } from '../../model/eventScope.ts';
import type { SocketCall } from '../../model/socketCall.ts';
import type { BytePattern } from '../../bytes/search/bytePattern.ts';

/** Columns that are compared as numbers. */
export type NumberColumn = 'len' | 'seq' | 'conn' | 'port' | 'time';
export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** A filter as `parseFilter` returns it and `printFilter` prints it. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly part: FilterNode }
  | FilterTerm;

export type FilterTerm =
  /** A bare word, or quoted text: searched in everything the list shows of a row. */
  | { readonly kind: 'anywhere'; readonly text: string }
  /** Searched in the bytes, or in the text of a lifecycle event. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly source: string; readonly flags: string }
  /** `written`: as in the filter. */
  | { readonly kind: 'bytes'; readonly written: string; readonly pattern: BytePattern }
  | { readonly kind: 'peer' | 'endpoint' | 'note'; readonly text: string }
  | { readonly kind: 'dir'; readonly direction: Direction }
  | { readonly kind: 'call'; readonly call: SocketCall }
  | { readonly kind: 'type'; readonly type: EngineEventType }
  | { readonly kind: 'fault'; readonly fault: FaultKind }
  | { readonly kind: 'is'; readonly what: 'marked' }
  | NumberTerm
  | { readonly kind: 'error' };

export interface NumberTerm {
  readonly kind: 'number';
  readonly column: NumberColumn;
  readonly comparison: Comparison;
  /** Of a time: microseconds since the capture's start. */
  readonly value: number;
}
