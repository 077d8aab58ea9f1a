/**
 * TCP keep-alive (`man 7 tcp`): through the options of Node's constructors or, with interval and count, which they do
 * not support, afterwards.
 */
import type { Socket } from 'node:net';
import type { AddressOptions } from '../../../model/address.ts';
import type { SetOption } from '../../contracts/endpointContext.ts';

/** libuv's defaults (`uv_tcp_keepalive`). */
const ownIntervalMs = 1_000;
const ownProbes = 10;

/** Options for `net.connect` and `createServer`; none where `setKeepAlive` does it, so that it is not done twice. */
export function keepAliveOptions(options: AddressOptions): {
  keepAlive?: boolean;
  keepAliveInitialDelay?: number;
} {
  const { keepAliveMs } = options;
  if (keepAliveMs === undefined || hasDetails(options)) return {};
  return { keepAlive: true, keepAliveInitialDelay: keepAliveMs };
}

/** Sets it on a connected socket, where interval or count are given. */
export function setKeepAlive(socket: Socket, options: AddressOptions): void {
  const { keepAliveMs, keepAliveIntervalMs = ownIntervalMs, keepAliveProbes = ownProbes } = options;
  if (keepAliveMs === undefined || !hasDetails(options)) return;
  // Node's types are of a release with two parameters only.
  const { setKeepAlive: set } = socket as unknown as { setKeepAlive: SetKeepAlive };
  set.call(socket, true, keepAliveMs, keepAliveIntervalMs, keepAliveProbes);
}

type SetKeepAlive = (this: Socket, enable: boolean, delay: number, interval: number, count: number) => void;

/** The options set, in the order of the calls. */
export function keepAliveSet(options: AddressOptions, platform: NodeJS.Platform): readonly SetOption[] {
  const { keepAliveMs, keepAliveIntervalMs, keepAliveProbes } = options;
  if (keepAliveMs === undefined) return [];
  const seconds = (ms: number): string => String(Math.floor(ms / 1000));
  const byUser = [
    { name: 'SO_KEEPALIVE', value: '1', setBy: 'user' },
    { name: 'TCP_KEEPIDLE', value: seconds(keepAliveMs), setBy: 'user' },
  ] as const;
  // Windows sets everything in one call of another name.
  if (platform === 'win32') return byUser;
  const by = (value: number | undefined): 'user' | 'node' => (value === undefined ? 'node' : 'user');
  return [
    ...byUser,
    {
      name: 'TCP_KEEPINTVL',
      value: seconds(keepAliveIntervalMs ?? ownIntervalMs),
      setBy: by(keepAliveIntervalMs),
    },
    { name: 'TCP_KEEPCNT', value: String(keepAliveProbes ?? ownProbes), setBy: by(keepAliveProbes) },
  ];
}

function hasDetails({ keepAliveIntervalMs, keepAliveProbes }: AddressOptions): boolean {
  return keepAliveIntervalMs !== undefined || keepAliveProbes !== undefined;
}
