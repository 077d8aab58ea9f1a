/** Duplicate: datagrams arrive twice. */
import type { FaultStage } from '../faultStage.ts';

export const duplicate: FaultStage = {
  create: () => ({
    chunk(bytes, out) {
      out.note({ did: 'duplicated', bytes: bytes.length, became: 2 * bytes.length, detail: 'sent twice' });
      out.pass(bytes);
      out.pass(bytes);
    },
  }),
};
