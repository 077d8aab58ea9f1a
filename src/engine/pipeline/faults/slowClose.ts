/** Slow close: the end of a connection is passed on after `delayMs`. */
import { formatDuration } from '../../../model/units.ts';
import type { FaultStage } from '../faultStage.ts';

export const slowClose: FaultStage = {
  create({ delayMs = 0 }) {
    let hasEnd = false;
    return {
      chunk: (bytes, out) => out.pass(bytes),
      end(out) {
        hasEnd = true;
        out.wakeIn(delayMs);
      },
      wake(out) {
        out.note({ did: 'delayed', bytes: 0, detail: `end held for ${formatDuration(delayMs * 1000)}` });
        out.end();
      },
      release(out) {
        if (hasEnd) out.end();
      },
    };
  },
};
