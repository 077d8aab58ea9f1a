/** Commands that exist once for each transport: their names, and values for each of them. */
import { isClient, type SocketKind } from '../../../model/endpointKinds.ts';
import { transportNames, type Transport } from '../../../model/transports.ts';

interface CommandNames<Name extends Transport> {
  readonly listener: `start${Capitalize<Name>}Listener`;
  readonly client: `connect${Capitalize<Name>}`;
}

/** The name of the command that opens an endpoint of this kind over the transport. */
export type OpeningCommandName<
  Kind extends SocketKind,
  Name extends Transport = Transport,
> = CommandNames<Name>[Kind];

type ForEachTransport<Kind extends SocketKind, Value> = {
  readonly [Name in Transport as OpeningCommandName<Kind, Name>]: Value;
};

function openingCommandName(kind: SocketKind, transport: Transport): string {
  const name = transport.charAt(0).toUpperCase() + transport.slice(1);
  return isClient(kind) ? `connect${name}` : `start${name}Listener`;
}

/** `connectTcp or connectUdp`: all commands that open an endpoint of this kind, in a sentence. */
export function openingCommandNames(kind: SocketKind): string {
  const names = transportNames.map((transport) => openingCommandName(kind, transport));
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].join(' or ');
}

/** A value for each of these commands, by the command's name. */
export function forEachTransport<Kind extends SocketKind, Value>(
  kind: Kind,
  valueFor: (transport: Transport) => Value,
): ForEachTransport<Kind, Value> {
  const values = transportNames.map(
    (transport) => [openingCommandName(kind, transport), valueFor(transport)] as const,
  );
  // At runtime, `openingCommandName` returns what the type `OpeningCommandName` says.
  return Object.fromEntries(values) as ForEachTransport<Kind, Value>;
}
