import type { AddressKind } from '../../model/endpointKinds.ts';
import { responderText, shortAddress } from '../../model/endpointText.ts';

/** Something that is not open and could be: a saved endpoint of the settings, or what the last window had open. */
export interface Startable {
  /** Names it while it is offered. */
  readonly key: string;
  readonly origin: 'saved' | 'previous';
  readonly kind: AddressKind;
  /** In our notation; its scheme says the transport. */
  readonly address: string;
  readonly name?: string;
  readonly responder?: string;
  /** Why it cannot be opened as it is written. */
  readonly problem?: string;
}

/** What its row begins with. */
export function startableLabel({ name, address }: Startable): string {
  return name ?? shortAddress(address);
}

/** `saved · not started`, the address where the row has a name, and what is wrong with it. */
export function startableDescription({ origin, name, address, problem, responder }: Startable): string {
  const parts = [origin === 'saved' ? 'saved' : 'gone with the last window'];
  if (problem !== undefined) parts.push(problem);
  else if (origin === 'saved') parts.push('not started');
  if (name !== undefined && address !== '') parts.push(shortAddress(address));
  if (responder !== undefined && problem === undefined) parts.push(responderText(responder));
  return parts.join(' · ');
}
