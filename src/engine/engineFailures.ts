/** Failures that the engine itself returns. */
import type { Failure } from '../model/result.ts';

export const engineClosed: Failure = {
  code: 'ERR_ENGINE_CLOSED',
  call: 'socket',
  message: 'Socket Lab is shutting down.',
  advice: 'Start it again to open sockets.',
};
