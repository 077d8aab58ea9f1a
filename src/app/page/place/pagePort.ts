/** The host's end of what carries messages between a page and its host, for as long as the page's place exists. */
import type { Port } from '../../../page/channel.ts';

/**
 * VS Code throws a hidden page away and loads it again when it is shown. So the goodbye of one page is not the end of the
 * channel, which the next page uses.
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
