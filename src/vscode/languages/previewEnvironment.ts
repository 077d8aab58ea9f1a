import { nodeEnvironment } from '../../node/nodeEnvironment.ts';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';

/** The environment for previews: without files and variables, and with a fixed random seed. */
export function previewEnvironment(): PayloadEnvironment {
  const { nowMs, random, counter, charset } = nodeEnvironment({ seed: 0n });
  return { nowMs, random, counter, charset };
}
