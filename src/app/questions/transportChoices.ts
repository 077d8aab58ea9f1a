/** The transports that a user can choose from, and the titles of the commands that open an endpoint over one. */
import { isClient, type SocketKind } from '../../model/endpointKinds.ts';
import { transportNames, transports, type Transport } from '../../model/transports.ts';

export interface TransportChoice {
  readonly transport: Transport;
  readonly label: string;
  readonly description: string;
}

/** In the order in which they are offered. */
export function transportChoices(kind: SocketKind): readonly TransportChoice[] {
  return transportNames.map((transport) => {
    const { label, descriptions } = transports[transport];
    return { transport, label, description: descriptions[kind] };
  });
}

/** A group instead of a host of this machine: over UDP, and hard to guess from its address alone. */
export const multicastChoice = {
  transport: 'udp',
  label: 'Multicast',
  description: 'Datagrams to a group of programs',
  /** Joined on the loopback, so that nobody else is reached before the user says so. */
  address: '239.1.2.3:6769?join=127.0.0.1',
  title: 'Start Multicast Listener',
} as const;

/** The title of the command for one transport, and of its prompts. */
export function openingTitle(kind: SocketKind, transport: Transport): string {
  const { label, connectsOver } = transports[transport];
  return isClient(kind) ? `Connect over ${connectsOver}` : `Start ${label} Listener`;
}
