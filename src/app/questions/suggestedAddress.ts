/** The initial address of a prompt, so that Enter alone is enough. No vscode in here. */
import { accepts, isClient, type SocketKind } from '../../model/endpointKinds.ts';
import { hasPort, transports, type Transport } from '../../model/transports.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { isOpen } from '../../model/endpointText.ts';
import { reachableAddress } from '../../address/reachableAddress.ts';
import { withoutScheme } from '../../model/addressText.ts';

export interface SuggestionContext {
  readonly kind: SocketKind;
  readonly transport: Transport;
  /** Addresses opened this way before, the latest first. */
  readonly recent: readonly string[];
  readonly endpoints: readonly Endpoint[];
  readonly platform: string;
}

/**
 * For a client, the listener that was started last; for a listener, the address used last, or the default one, with the
 * next port that none of ours has.
 */
export function suggestedAddress({
  kind,
  transport,
  recent,
  endpoints,
  platform,
}: SuggestionContext): string {
  const listeners = endpoints.filter(
    (endpoint) => accepts(endpoint.kind) && endpoint.transport === transport,
  );
  const open = listeners.filter(isOpen);
  if (isClient(kind)) {
    const own = open.at(-1);
    return own === undefined
      ? (recent[0] ?? usual(transport, platform))
      : withoutScheme(reachableAddress(own.address));
  }
  return besides(
    recent[0] ?? usual(transport, platform),
    open.map(({ address }) => address),
  );
}

function usual(transport: Transport, platform: string): string {
  if (hasPort(transport)) return `127.0.0.1:${transports[transport].usualPort}`;
  return platform === 'win32' ? 'unix:demo' : 'unix:/tmp/demo.sock';
}

/** The address, with the next port that none of the others has on its host. */
export function besides(address: string, others: readonly string[]): string {
  const taken = new Set(others.map(placeOf));
  const parts = /^(.*?)([0-9]{1,5})(\?.*)?$/s.exec(address);
  if (parts === null || address.startsWith('unix:') || Number(parts[2]) === 0) return address;
  const [, before = '', digits = '', options = ''] = parts;
  let port = Number(digits);
  while (port < 65_535 && taken.has(placeOf(`${before}${port}`))) port++;
  return `${before}${port}${options}`;
}

/** `9998`, `:9998` and `localhost:9998` are the same place, as far as a suggestion is concerned. */
function placeOf(address: string): string {
  const bare = withoutScheme(address).replace(/\?.*$/, '');
  return bare.replace(/^(?:localhost)?:?(?=[0-9]+$)/, '127.0.0.1:');
}
