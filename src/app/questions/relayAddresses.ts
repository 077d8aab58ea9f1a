/** What the prompts of a new relay offer: places to connect to, and one to listen at. No vscode in here. */
import { reachableAddress } from '../../address/reachableAddress.ts';
import { withoutScheme } from '../../model/addressText.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { accepts } from '../../model/endpointKinds.ts';
import { isOpen } from '../../model/endpointText.ts';
import {
  hasPath,
  isDatagram,
  transportOfAddress,
  transports,
  type Transport,
} from '../../model/transports.ts';
import type { ListeningProgram } from '../../node/listeningPrograms.ts';
import { besides } from './suggestedAddress.ts';

export interface OfferedTarget {
  /** With scheme. */
  readonly address: string;
  /** Who is there, where that is known. */
  readonly about: string;
}

export interface OfferedTargets {
  /** Of this window, the newest first. */
  readonly listeners: readonly OfferedTarget[];
  /** Of this machine, likewise. */
  readonly programs: readonly OfferedTarget[];
  readonly recent: readonly OfferedTarget[];
}

/** Most programs listed. */
const programLimit = 20;

/** No place is offered twice. `recent`: by transport, as `RecentAddresses` has them. */
export function offeredTargets(
  endpoints: readonly Endpoint[],
  programs: readonly ListeningProgram[],
  recent: readonly (readonly [Transport, readonly string[]])[],
): OfferedTargets {
  const seen = new Set<string>();
  const isNew = ({ address }: OfferedTarget): boolean => {
    const isKnown = seen.has(address);
    seen.add(address);
    return !isKnown;
  };
  const listeners = endpoints
    .filter((endpoint) => accepts(endpoint.kind) && isOpen(endpoint))
    .toReversed()
    .map(({ address, name, kind }) => ({
      address: reachableAddress(address),
      about: name ?? `a ${kind} of this window`,
    }));
  const listening = programs.map(({ address, program }) => ({ address, about: program ?? '' }));
  const used = recent.flatMap(([transport, addresses]) =>
    addresses.map((address) => ({
      address: transportOfAddress(address) === undefined ? transports[transport].prefix + address : address,
      about: '',
    })),
  );
  return {
    listeners: listeners.filter(isNew),
    programs: listening.filter(isNew).slice(0, programLimit),
    recent: used.filter(isNew),
  };
}

/** Where relays listen, unless something is there already. */
const usualPlace = '127.0.0.1:9000';

/** For a relay to this target: a port that no endpoint of ours and no program has. With the scheme of datagrams. */
export function offeredPlace(
  target: Transport,
  endpoints: readonly Endpoint[],
  programs: readonly ListeningProgram[],
): string {
  // Streams are passed on to a path as well, but most clients only know ports.
  const transport = hasPath(target) ? 'tcp' : target;
  const taken = [...endpoints.filter(isOpen), ...programs].map(({ address }) => address);
  const ofTransport = taken.filter((address) => transportOfAddress(address) === transport);
  const place = besides(usualPlace, ofTransport.map(reachableAddress).map(withoutScheme));
  return isDatagram(transport) ? transports[transport].prefix + place : place;
}
