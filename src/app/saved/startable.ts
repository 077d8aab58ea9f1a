/** Endpoints that are not open, but can be started from the tree. */
import { defined } from '../../model/defined.ts';
import { isRelay, type EndpointKind } from '../../model/endpointKinds.ts';
import { faultsText } from '../../model/faultLine.ts';
import { endpointRowLabel, shortPlace, shortResponder } from '../../model/rowText.ts';
import { transportOfAddress, transports } from '../../model/transports.ts';
import type { OpenRequest } from '../actions/openRequest.ts';

/** A saved endpoint from the settings, or one that was open in the last window. */
export interface Startable {
  /** Identifies it while it is listed. */
  readonly key: string;
  readonly origin: 'saved' | 'previous';
  readonly kind: EndpointKind;
  /** In our notation; the scheme gives the transport. */
  readonly address: string;
  readonly name?: string;
  readonly responder?: string;
  /** Where a relay connects to. */
  readonly target?: string;
  /** A relay's, a line each. */
  readonly faults?: readonly string[];
  readonly seed?: number;
  /** Why it cannot be opened. */
  readonly problem?: string;
}

/** What starts it. */
export function startRequest(startable: Startable): OpenRequest {
  const { kind, address, name, responder, target = '', faults, seed } = startable;
  return isRelay(kind)
    ? { kind, address, target, ...defined({ faults, seed, name }) }
    : { kind, address, ...defined({ name, responder }) };
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
    ...(name === undefined || address === '' ? [] : [shortPlace(startable)]),
    ...factsOf(startable),
  ].join(' · ');
}

/** `tcp listener Device, tcp://127.0.0.1:9998`: the row's name for a screen reader. */
export function spokenStartableName({ kind, name, address, target }: Startable): string {
  const place = [address, target].filter((part) => part !== undefined && part !== '').join(' to ');
  const named = [name, place].filter((part) => part !== undefined && part !== '');
  return [transportOfAddress(address), kind, named.join(', ')].filter((part) => part !== undefined).join(' ');
}

/** The description for a screen reader, after that name. */
export function spokenStartableFacts(startable: Startable): string {
  return factsOf(startable).join(' · ');
}

function factsOf({ origin, problem, responder, faults = [] }: Startable): string[] {
  const facts = [origin === 'saved' ? 'saved' : 'gone with the last window'];
  if (problem !== undefined) facts.push(problem);
  else if (origin === 'saved') facts.push('not started');
  if (responder !== undefined && problem === undefined) facts.push(shortResponder(responder));
  const bent = problem === undefined ? faultsText(faults) : undefined;
  if (bent !== undefined) facts.push(bent);
  return facts;
}
