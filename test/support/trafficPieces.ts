import fc from 'fast-check';
import type { TrafficPiece } from '../../src/language/experiment/experimentFromTraffic.ts';

/** Arbitrary sequences of actions of two peers. */
export function trafficPieces(): fc.Arbitrary<TrafficPiece[]> {
  const side = fc.constantFrom('client', 'server');
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 80 }),
    fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => new TextEncoder().encode(text)),
  );
  const data = fc.record({ side, kind: fc.constant('data'), bytes });
  const ends = fc.record({ side, kind: fc.constantFrom('end', 'reset', 'secure') });
  return fc.array(fc.oneof({ weight: 6, arbitrary: data }, { weight: 1, arbitrary: ends }), {
    maxLength: 12,
  });
}
