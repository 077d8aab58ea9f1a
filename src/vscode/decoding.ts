import { createRequire } from 'node:module';
import type * as Decoding from './decoding/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Decoding | undefined;

/** What shows bytes as fields and finds writes for reads, loaded when somebody first looks. */
export function decoding(): typeof Decoding {
  return (loaded ??= require('./decoding/index.ts') as typeof Decoding);
}
