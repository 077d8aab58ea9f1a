/** Endpoints that are not open, but can be started from the tree. */
import type { AddressKind } from '../../model/endpointKinds.ts';
import { endpointRowLabel, shortResponder } from '../../model/rowText.ts';
import { shortAddress } from '../../model/addressText.ts';
import { transportOfAddress, transports } from '../../model/transports.ts';

/** A saved endpoint from the settings, or one that was open in the last window. */
export interface Startable {
  /** Identifies it while it is listed. */
  readonly key: string;
  readonly origin: 'saved' | 'previous';
  readonly kind: AddressKind;
  /** In our notation; the scheme gives the transport. */
  readonly address: string;
  readonly name?: string;
  readonly responder?: string;
  /** Why it cannot be opened. */
  readonly problem?: string;
}

/** The label of its row, like that of an endpoint which is open. */
export function startableLabel(startable: Startable): string {
  return startable.address === '' ? (startable.name ?? '') : endpointRowLabel(startable);
}

/** `TCP · saved · not started`, the address if the row has a name, and its problem. */
export function startableDescription(startable: Startable): string {
  const { name, address } = startable;
  const transport = transportOfAddress(address);
  return [
    ...(transport === undefined ? [] : [transports[transport].label]),
    ...(name === undefined || address === '' ? [] : [shortAddress(address)]),
    ...factsOf(startable),
  ].join(' · ');
}

/** `tcp listener Device, tcp://127.0.0.1:9998`: the row's name for a screen reader. */
export function spokenStartableName({ kind, name, address }: Startable): string {
  const named = [name, address].filter((part) => part !== undefined && part !== '');
  return [transportOfAddress(address), kind, named.join(', ')].filter((part) => part !== undefined).join(' ');
}

/** The description for a screen reader, after that name. */
export function spokenStartableFacts(startable: Startable): string {
  return factsOf(startable).join(' · ');
}

function factsOf({ origin, problem, responder }: Startable): string[] {
  const facts = [origin === 'saved' ? 'saved' : 'gone with the last window'];
  if (problem !== undefined) facts.push(problem);
  else if (origin === 'saved') facts.push('not started');
  if (responder !== undefined && problem === undefined) facts.push(shortResponder(responder));
  return facts;
}
