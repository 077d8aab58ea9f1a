/** Stall: nothing goes through, until the fault is removed, or for `forMs`, after which the connection closes. */
import { formatDuration } from '../../../model/units.ts';
import type { FaultStage } from '../faultStage.ts';
import { heldChunk, HeldQueue } from '../heldQueue.ts';
import type { Stage } from '../stage.ts';

export const stall: FaultStage = {
  actsAlone: ({ forMs }) => forMs !== undefined,
  create({ forMs }, { style }) {
    const held = new HeldQueue();
    return {
      start(out) {
        if (forMs !== undefined) out.wakeIn(forMs);
      },
      chunk(bytes, out) {
        const { length } = bytes;
        if (style === 'datagram') {
          out.note({ did: 'dropped', bytes: length, became: 0, detail: 'lost while stalled' });
          return;
        }
        held.push(heldChunk(bytes, out));
        out.note({ did: 'held', bytes: length, detail: 'stalled' });
      },
      end() {
        held.hasEnd = true;
      },
      wake(out) {
        const lost = held.bytes;
        held.clear();
        const detail = `closed after ${formatDuration((forMs ?? 0) * 1000)}`;
        out.note({ did: 'closed', bytes: lost, became: 0, detail });
        out.close();
      },
      release: (out) => held.passAll(out),
      get heldBytes() {
        return held.bytes;
      },
      get isFull() {
        return held.isFull;
      },
    } satisfies Stage;
  },
};
