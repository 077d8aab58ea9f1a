/** An address: judged as a whole where its variables are known, otherwise by what is. */
import { isPathAddress, type Address } from '../../../model/address.ts';
import type { AddressKind } from '../../../model/endpointKinds.ts';
import { hasPath, isDatagram, type Transport } from '../../../model/transports.ts';
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
  /** A UDP client that goes to a group or to all, so that its socket is not connected. */
  readonly unconnected?: boolean;
  /** A port, or a path, that others know as well. */
  readonly fixedPort: boolean;
}

/** The place of an address: what is known there, and where problems go. */
interface AddressPlace {
  readonly context: Omit<AddressContext, 'kind' | 'transport'>;
  readonly findings: Pick<Findings, 'add'>;
  variable(part: VariablePart): { readonly definition: Definition; readonly member: string } | undefined;
}

export function checkAddress(address: AddressText, kind: AddressKind, place: AddressPlace): AddressFacts {
  // Whether a host goes in brackets is known only with its family.
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
  const unknown = { transport: writtenTransport(address.text), unconnected: true, fixedPort: true };
  if (!known) return unknown;
  const resolved = resolveAddress(address, { ...place.context, kind }, (name) => values.get(name));
  if (resolved.ok) return factsOf(resolved.value, address);
  for (const { start, end, message, fix } of resolved.problems) {
    // Another value may be given when the experiment is run.
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

/** What an endpoint's variable will look like; undefined where nothing can be said. */
function sampleValue(definition: Definition, member: string): string | undefined {
  if (!isEndpoint(definition)) return definition.text;
  const { transport } = definition;
  if (transport === undefined) return undefined;
  if (member === 'host') return '127.0.0.1';
  if (member === 'port') return '9';
  if (member !== '') return undefined;
  return hasPath(transport) ? 'unix:x' : `${transport}://127.0.0.1:9`;
}

function writtenTransport(text: string): Transport | undefined {
  const scheme = /^(?:(tcp|tls|udp):\/\/|(unix):)/.exec(text);
  return (scheme?.[1] ?? scheme?.[2]) as Transport | undefined;
}
