/** Commands that exist once for each transport: their names, and values for each of them. */
import { isClient, type AddressKind } from '../../../model/endpointKinds.ts';
import { openableTransports, type OpenableTransport } from '../../../model/transports.ts';

interface CommandNames<Transport extends OpenableTransport> {
  readonly listener: `start${Capitalize<Transport>}Listener`;
  readonly client: `connect${Capitalize<Transport>}`;
}

/** The name of the command that opens an endpoint of this kind over the transport. */
export type OpeningCommandName<
  Kind extends AddressKind,
  Transport extends OpenableTransport = OpenableTransport,
> = CommandNames<Transport>[Kind];

type ForEachTransport<Kind extends AddressKind, Value> = {
  readonly [Transport in OpenableTransport as OpeningCommandName<Kind, Transport>]: Value;
};

function openingCommandName(kind: AddressKind, transport: OpenableTransport): string {
  const name = transport.charAt(0).toUpperCase() + transport.slice(1);
  return isClient(kind) ? `connect${name}` : `start${name}Listener`;
}

/** `connectTcp or connectUdp`: all commands that open an endpoint of this kind, in a sentence. */
export function openingCommandNames(kind: AddressKind): string {
  const names = openableTransports.map((transport) => openingCommandName(kind, transport));
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].join(' or ');
}

/** A value for each of these commands, by the command's name. */
export function forEachTransport<Kind extends AddressKind, Value>(
  kind: Kind,
  valueFor: (transport: OpenableTransport) => Value,
): ForEachTransport<Kind, Value> {
  const values = openableTransports.map(
    (transport) => [openingCommandName(kind, transport), valueFor(transport)] as const,
  );
  // At runtime, `openingCommandName` returns what the type `OpeningCommandName` says.
  return Object.fromEntries(values) as ForEachTransport<Kind, Value>;
}
