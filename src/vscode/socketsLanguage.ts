import { createRequire } from 'node:module';
import type * as SocketsLanguage from './socketsLanguage/index.ts';

const require = createRequire(import.meta.url);
let loaded: typeof SocketsLanguage | undefined;

/** The providers for experiments (`.sockets`), loaded with the first of them that is opened. */
export function socketsLanguage(): typeof SocketsLanguage {
  return (loaded ??= require('./socketsLanguage/index.ts') as typeof SocketsLanguage);
}
