/** The list of a relay's faults, in the order in which traffic passes them. */
import type { Fault, FaultKind } from './faultSpec.ts';

/** What tells faults of a relay apart: a second one with the same key replaces the first. */
export function faultKey({ kind, direction, settings: { pattern } }: Fault): string {
  return [kind, direction, ...(pattern === undefined ? [] : [pattern])].join(' ');
}

/** Tells the fault with this key from the others. */
export function hasKey(key: string): (fault: Fault) => boolean {
  return (fault) => faultKey(fault) === key;
}

/** Replaces the fault with the same key in its place, or adds the new one at the end. */
export function withFault(faults: readonly Fault[], fault: Fault): readonly Fault[] {
  const index = faults.findIndex(hasKey(faultKey(fault)));
  return index < 0 ? [...faults, fault] : faults.with(index, fault);
}

/** What can be asked of a relay while it runs. */
export type FaultListChange =
  | { readonly kind: 'set'; readonly fault: Fault }
  | { readonly kind: 'remove'; readonly fault: FaultKind }
  | { readonly kind: 'clear' };

export function changedFaults(faults: readonly Fault[], change: FaultListChange): readonly Fault[] {
  if (change.kind === 'clear') return [];
  return change.kind === 'set' ? withFault(faults, change.fault) : withoutFaults(faults, change.fault);
}

/** Without those of a kind, in any direction. */
export function withoutFaults(faults: readonly Fault[], kind: FaultKind): readonly Fault[] {
  return faults.filter((fault) => fault.kind !== kind);
}
