import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';

/** The world for looking at a payload: no files are read and no variables known, and what is random stands still. */
export function previewEnvironment(): PayloadEnvironment {
  const { nowMs, random, counter, charset } = nodeEnvironment({ seed: 0n });
  return { nowMs, random, counter, charset };
}
