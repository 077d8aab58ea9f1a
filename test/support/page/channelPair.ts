/** Both ends of a channel, of a page and its host, in one process. */
import { Channel, type ChannelOptions, type Port } from '../../../src/page/channel.ts';

interface Asks {
  double: { params: { n: number }; result: { n: number } };
  bytes: { params: Record<string, never>; result: { bytes: Uint8Array } };
  never: { params: Record<string, never>; result: null };
  fails: { params: Record<string, never>; result: null };
}
export interface PageSays {
  requests: Asks;
  notices: Record<never, never>;
}
export interface HostSays {
  requests: Record<never, never>;
  notices: { tick: { count: number } };
}

/** Delivers copies of what one end posts to the other. */
export class Wire {
  readonly posted: unknown[] = [];
  readonly #handlers = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()];
  broken = false;

  end(index: 0 | 1): Port {
    const own = this.#handlers[index];
    const other = this.#handlers[1 - index];
    return {
      post: (message) => {
        if (this.broken) throw new Error('gone');
        const copy: unknown = structuredClone(message);
        this.posted.push(copy);
        queueMicrotask(() => other?.forEach((handler) => handler(copy)));
      },
      onMessage: (handler) => {
        own?.add(handler);
        return { dispose: () => void own?.delete(handler) };
      },
    };
  }
}

/** A view on a larger buffer, as Node's pool has them. */
export const pooled = Buffer.from('secret|hello|secret');

export function channelPair(
  host: Partial<ChannelOptions<PageSays>> = {},
  page: Partial<ChannelOptions<HostSays>> = {},
) {
  const wire = new Wire();
  const faults: string[] = [];
  const heard: number[] = [];
  let cancels = 0;
  const hostEnd = new Channel<PageSays, HostSays>(wire.end(0), {
    requests: {
      double: ({ n }) => ({ n: n * 2 }),
      bytes: () => ({ bytes: pooled.subarray(7, 12) }),
      never: (_params, cancellation) =>
        new Promise(() => {
          cancellation.onCancelled(() => cancels++);
        }),
      fails: () => {
        throw Object.assign(new Error('Nothing listens there'), {
          code: 'ECONNREFUSED',
        });
      },
    },
    notices: {},
    check: () => true,
    onFault: (what) => faults.push(what),
    ...host,
  });
  const pageEnd = new Channel<HostSays, PageSays>(wire.end(1), {
    requests: {},
    notices: { tick: ({ count }) => void heard.push(count) },
    check: () => true,
    onFault: (what) => faults.push(what),
    ...page,
  });
  return { wire, hostEnd, pageEnd, faults, heard, cancels: () => cancels };
}
