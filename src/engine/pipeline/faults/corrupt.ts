/** Corrupt: one bit of each chunk or datagram is flipped. */
import type { FaultStage } from '../faultStage.ts';

export const corrupt: FaultStage = {
  create: () => ({
    chunk(bytes, out) {
      if (bytes.length === 0) {
        out.pass(bytes);
        return;
      }
      const at = Math.floor(out.random() * bytes.length * 8);
      const [offset, bit] = [at >> 3, at & 7];
      // The bytes may be those of a capture.
      const changed = Uint8Array.from(bytes);
      changed[offset] = (changed[offset] ?? 0) ^ (1 << bit);
      out.note({ did: 'changed', bytes: 1, detail: `flipped bit ${bit} of byte ${offset}` });
      out.pass(changed);
    },
  }),
};
