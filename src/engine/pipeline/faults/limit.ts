/**
 * Limit: the connection closes after `limitBytes`, to the byte. As datagrams are not cut, the first that goes beyond is
 * lost, and all that follow it.
 */
import { countText } from '../../../model/countText.ts';
import type { FaultStage } from '../faultStage.ts';
import type { Stage } from '../stage.ts';

export const limit: FaultStage = {
  actsAlone: ({ limitBytes }) => limitBytes === 0,
  create({ limitBytes = 0 }, { style }) {
    let left = limitBytes;
    const detail = `closed after ${countText(limitBytes, 'byte')}`;
    const datagrams: Stage = {
      chunk(bytes, out) {
        if (bytes.length <= left) {
          left -= bytes.length;
          out.pass(bytes);
          return;
        }
        left = -1;
        const lost = `lost after ${countText(limitBytes, 'byte')}`;
        out.note({ did: 'dropped', bytes: bytes.length, became: 0, detail: lost });
      },
    };
    const stream: Stage = {
      start(out) {
        if (left === 0) out.wakeIn(0);
      },
      wake(out) {
        out.note({ did: 'closed', bytes: 0, detail });
        out.close();
      },
      chunk(bytes, out) {
        if (bytes.length < left) {
          left -= bytes.length;
          out.pass(bytes);
          return;
        }
        const last = bytes.subarray(0, left);
        out.note({ did: 'closed', bytes: bytes.length, became: last.length, detail });
        if (last.length > 0) out.pass(last);
        out.close();
      },
    };
    return style === 'stream' ? stream : datagrams;
  },
};
