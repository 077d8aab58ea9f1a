import { createRequire } from 'node:module';
import type * as Editing from './editing/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Editing | undefined;

/** The languages' providers and the lists that put rules together, loaded when they are first needed. */
export function editing(): typeof Editing {
  return (loaded ??= require('./editing/index.ts') as typeof Editing);
}
