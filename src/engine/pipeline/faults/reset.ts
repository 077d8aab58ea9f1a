/** Reset: the connection breaks off with a RST, at once or after `afterMs`. */
import { formatDuration } from '../../../model/units.ts';
import type { FaultStage } from '../faultStage.ts';

export const reset: FaultStage = {
  actsAlone: () => true,
  create: ({ afterMs }) => ({
    start: (out) => out.wakeIn(afterMs ?? 0),
    chunk(bytes, out) {
      if (afterMs !== undefined) {
        out.pass(bytes);
        return;
      }
      // Its wake-up is still to come.
      out.note({ did: 'reset', bytes: bytes.length, became: 0, detail: 'reset' });
      out.reset();
    },
    wake(out) {
      const after = afterMs === undefined ? '' : ` after ${formatDuration(afterMs * 1000)}`;
      out.note({ did: 'reset', bytes: 0, detail: `reset${after}` });
      out.reset();
    },
  }),
};
