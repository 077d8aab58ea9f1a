/** Reorder: each datagram is held back for a random time of at most `withinMs`, in which others overtake it. */
import { DelayLine } from '../delayLine.ts';
import type { FaultStage } from '../faultStage.ts';
import type { Stage } from '../stage.ts';

export const reorder: FaultStage = {
  create({ withinMs = 0 }) {
    const line = new DelayLine({ did: 'reordered', inOrder: false });
    return {
      chunk: (bytes, out) => line.add(bytes, withinMs * out.random(), out),
      wake: (out) => line.wake(out),
      release: (out) => line.release(out),
      get heldBytes() {
        return line.heldBytes;
      },
      get isFull() {
        return line.isFull;
      },
    } satisfies Stage;
  },
};
