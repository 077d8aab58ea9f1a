import { createRequire } from 'node:module';
import type * as Traffic from './traffic/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof Traffic | undefined;

/** What is done with captured rows, loaded when it is first needed. */
export function traffic(): typeof Traffic {
  return (loaded ??= require('./traffic/index.ts') as typeof Traffic);
}
