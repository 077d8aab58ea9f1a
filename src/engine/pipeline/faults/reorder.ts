/** Reorder: each datagram is held back for a random time of at most `withinMs`, in which others overtake it. */
import { DelayStage } from '../delayStage.ts';
import type { FaultStage } from '../faultStage.ts';

export const reorder: FaultStage = {
  create: ({ withinMs = 0 }) =>
    new DelayStage({ delayMs: (out) => withinMs * out.random(), inOrder: false, did: 'reordered' }),
};
