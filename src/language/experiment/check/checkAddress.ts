/** Checks addresses: completely where all variables are known, otherwise as far as possible. */
import { isPathAddress, type Address } from '../../../model/address.ts';
import type { AddressKind } from '../../../model/endpointKinds.ts';
import { hasPath, isDatagram, transportOfAddress, type Transport } from '../../../model/transports.ts';
import { isBroadcast, isMulticast } from '../../../address/ipAddress.ts';
import { parseAddress, type AddressContext } from '../../../address/parseAddress.ts';
import { parseTlsOptions } from '../../../address/parseTlsOptions.ts';
import type { VariablePart } from '../../payload/model/payloadPart.ts';
import { resolveText } from '../reading/addressText.ts';
import type { Parsed, Span } from '../../../model/problem.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';
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
  const unknown = { transport: transportOfAddress(address.text), unconnected: true, fixedPort: true };
  // Whether the host needs brackets is only known with its family.
  const isKnown = !address.text.includes('[{{');
  const parse = (text: string) => parseAddress(text, { ...place.context, kind });
  const found = checkText(address, parse, place, isKnown);
  return found === undefined ? unknown : factsOf(found, address);
}

/** Options of TLS that is started on an open connection. */
export function checkTlsText(options: AddressText, role: TlsRole, place: AddressPlace): void {
  checkText(options, (text) => parseTlsOptions(text, { ...place.context, role }), place);
}

/** What the text stands for, where the values of its variables are known; its problems are added. */
function checkText<Value>(
  address: AddressText,
  parse: (text: string) => Parsed<Value>,
  place: AddressPlace,
  isKnown = true,
): Value | undefined {
  let known = isKnown;
  const values = new Map<string, string>();
  const settable: Span[] = [];
  for (const part of address.variables) {
    const found = place.variable(part);
    const value = found && sampleValue(found.definition, found.member);
    if (value === undefined) known = false;
    else values.set(part.name, value);
    if (found?.definition.kind === 'variable') settable.push(part);
  }
  if (!known) return undefined;
  const resolved = resolveText(address, parse, (name) => values.get(name));
  if (resolved.ok) return resolved.value;
  for (const { start, end, message, fix } of resolved.problems) {
    // `--set` may give it another value when the experiment runs.
    const may = settable.some((part) => part.start <= end && start < part.end);
    place.findings.add(may ? 'warning' : 'error', { start, end }, message, fix);
  }
  return undefined;
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
