import { createRequire } from 'node:module';
import type * as Notation from './notation/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Notation | undefined;

/** What needs the payload notation, loaded when it is first asked for: activation does without. */
export function notation(): typeof Notation {
  return (loaded ??= require('./notation/index.ts') as typeof Notation);
}
