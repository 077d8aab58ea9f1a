/** Truncate: datagrams are cut to `sizeBytes`. */
import { countText } from '../../../model/countText.ts';
import type { FaultStage } from '../faultStage.ts';

export const truncate: FaultStage = {
  create: ({ sizeBytes = 0 }) => ({
    chunk(bytes, out) {
      if (bytes.length > sizeBytes) {
        const detail = `cut from ${bytes.length} to ${countText(sizeBytes, 'byte')}`;
        out.note({ did: 'cut', bytes: bytes.length, became: sizeBytes, detail });
      }
      out.pass(bytes.length > sizeBytes ? bytes.subarray(0, sizeBytes) : bytes);
    },
  }),
};
