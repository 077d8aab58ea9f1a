import type { FaultKind } from './faultSpec.ts';

// An object, so that a kind missing here does not compile.
const known: Readonly<Record<FaultKind, true>> = {
  latency: true,
  bandwidth: true,
  slice: true,
  limit: true,
  stall: true,
  reset: true,
  slowClose: true,
  corrupt: true,
  offline: true,
  drop: true,
  duplicate: true,
  reorder: true,
  truncate: true,
  hold: true,
  replace: true,
};

/** The names of all faults, without what the table of them says: the page has no use for that. */
export const faultNames: readonly FaultKind[] = Object.keys(known) as FaultKind[];
