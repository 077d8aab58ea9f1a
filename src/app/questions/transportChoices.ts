/** The transports that a user can choose from, and the titles of the commands that open an endpoint over one. */
import { isClient, type AddressKind } from '../../model/endpointKinds.ts';
import { openableTransports, transports, type OpenableTransport } from '../../model/transports.ts';

export interface TransportChoice {
  readonly transport: OpenableTransport;
  readonly label: string;
  readonly description: string;
}

/** In the order in which they are offered. */
export function transportChoices(kind: AddressKind): readonly TransportChoice[] {
  return openableTransports.map((transport) => {
    const { label, descriptions } = transports[transport];
    return { transport, label, description: descriptions[kind] };
  });
}

/** The title of the command for one transport, and of its prompts. */
export function openingTitle(kind: AddressKind, transport: OpenableTransport): string {
  const { label, connectsOver } = transports[transport];
  return isClient(kind) ? `Connect over ${connectsOver}` : `Start ${label} Listener`;
}
