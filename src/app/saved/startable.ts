/** Endpoints that are not open, but can be started from the tree. */
import type { AddressKind } from '../../model/endpointKinds.ts';
import { responderText, plainAddress } from '../../model/endpointText.ts';

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

/** The label of its row. */
export function startableLabel({ name, address }: Startable): string {
  return name ?? plainAddress(address);
}

/** `saved · not started`, the address if the row has a name, and its problem. */
export function startableDescription({ origin, name, address, problem, responder }: Startable): string {
  const parts = [origin === 'saved' ? 'saved' : 'gone with the last window'];
  if (problem !== undefined) parts.push(problem);
  else if (origin === 'saved') parts.push('not started');
  if (name !== undefined && address !== '') parts.push(plainAddress(address));
  if (responder !== undefined && problem === undefined) parts.push(responderText(responder));
  return parts.join(' · ');
}
