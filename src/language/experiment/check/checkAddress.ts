/** Checks addresses: completely where all variables are known, otherwise as far as possible. */
import { isPathAddress, type Address } from '../../../model/address.ts';
import type { AddressKind } from '../../../model/endpointKinds.ts';
import { hasPath, isDatagram, transportOfAddress, type Transport } from '../../../model/transports.ts';
import { isBroadcast, isMulticast } from '../../../address/ipAddress.ts';
import type { AddressContext } from '../../../address/parseAddress.ts';
import type { VariablePart } from '../../payload/model/payloadPart.ts';
import { resolveAddress } from '../reading/addressText.ts';
import type { Span } from '../../../model/problem.ts';
import type { AddressText } from '../model/experiment.ts';
import { isEndpoint, type Definition } from '../model/definition.ts';
import type { Findings } from './findings.ts';

export interface AddressFacts {
  readonly transport: Transport | undefined;
  /** A UDP client of a multicast or broadcast address, whose socket is not connected. */
  readonly unconnected?: boolean;
  /** Whether it has a port or a path that others can know. */
  readonly fixedPort: boolean;
}

/** The context of an address: what is known of it, and where problems go. */
interface AddressPlace {
  readonly context: Omit<AddressContext, 'kind' | 'transport'>;
  readonly findings: Pick<Findings, 'add'>;
  variable(part: VariablePart): { readonly definition: Definition; readonly member: string } | undefined;
}

export function checkAddress(address: AddressText, kind: AddressKind, place: AddressPlace): AddressFacts {
  // Whether the host needs brackets is only known with its family.
  let known = !address.text.includes('[{{');
  const values = new Map<string, string>();
  const settable: Span[] = [];
  for (const part of address.variables) {
    const found = place.variable(part);
    const value = found && sampleValue(found.definition, found.member);
    if (value === undefined) known = false;
    else values.set(part.name, value);
    if (found?.definition.kind === 'variable') settable.push(part);
  }
  const unknown = { transport: transportOfAddress(address.text), unconnected: true, fixedPort: true };
  if (!known) return unknown;
  const resolved = resolveAddress(address, { ...place.context, kind }, (name) => values.get(name));
  if (resolved.ok) return factsOf(resolved.value, address);
  for (const { start, end, message, fix } of resolved.problems) {
    // `--set` may give it another value when the experiment runs.
    const may = settable.some((part) => part.start <= end && start < part.end);
    place.findings.add(may ? 'warning' : 'error', { start, end }, message, fix);
  }
  return unknown;
}

function factsOf(address: Address, { variables }: AddressText): AddressFacts {
  const { transport } = address;
  if (isPathAddress(address)) return { transport, fixedPort: true };
  const { host, port, options } = address;
  const unconnected =
    isDatagram(transport) && (isMulticast(host) || isBroadcast(host) || options.broadcast === true);
  return { transport, unconnected, fixedPort: port !== 0 && variables.length === 0 };
}

/** A sample value of an endpoint's variable; undefined where none can be predicted. */
function sampleValue(definition: Definition, member: string): string | undefined {
  if (!isEndpoint(definition)) return definition.text;
  const { transport } = definition;
  if (transport === undefined) return undefined;
  if (member === 'host') return '127.0.0.1';
  if (member === 'port') return '9';
  if (member !== '') return undefined;
  return hasPath(transport) ? 'unix:x' : `${transport}://127.0.0.1:9`;
}
