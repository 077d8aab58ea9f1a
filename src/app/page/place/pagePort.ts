/** The host's message port to a page, which outlives reloads of the page. */
import type { Port } from '../../../page/channel.ts';

/**
 * VS Code unloads a hidden page and reloads it when it is shown. So the `closed` message of a page does not end the
 * channel, which its successor uses.
 */
export function pagePort(
  post: (message: unknown) => void,
  listen: (listener: (message: unknown) => void) => { dispose(): void },
): Port {
  return {
    post,
    onMessage: (handler) =>
      listen((message) => {
        if (!isGoodbye(message)) handler(message);
      }),
  };
}

function isGoodbye(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'closed';
}
