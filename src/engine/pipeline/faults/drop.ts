/** Drop: datagrams are lost. */
import type { FaultStage } from '../faultStage.ts';

export const drop: FaultStage = {
  create: () => ({
    chunk: (bytes, out) => out.note({ did: 'dropped', bytes: bytes.length, became: 0, detail: 'dropped' }),
  }),
};
