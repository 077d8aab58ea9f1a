import { createRequire } from 'node:module';
import type * as Experiments from './experiments/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Experiments | undefined;

/** What runs experiments and shows how, loaded when it is first needed. */
export function experiments(): typeof Experiments {
  return (loaded ??= require('./experiments/index.ts') as typeof Experiments);
}
