/** Explains an address: what it is, who can reach it, and what its options do. */
import { hasPath } from '../../../model/transports.ts';
import { isPathAddress, type Address, type AddressOptions } from '../../../model/address.ts';
import { accepts, type AddressKind } from '../../../model/endpointKinds.ts';
import { isBroadcast, isLoopback, isWildcard } from '../../../address/ipAddress.ts';
import { reachOf, type Reach } from '../../../address/reach.ts';
import { optionRow } from '../../../address/optionTable.ts';
import { parseTlsOptions } from '../../../address/parseTlsOptions.ts';
import { isAbstractPath } from '../../../address/unixPath.ts';
import { resolveAddress, resolveText } from '../reading/addressText.ts';
import type { Definition } from '../model/definition.ts';
import { isEndpoint } from '../model/definition.ts';
import type { AddressText } from '../model/experiment.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';
import { transportText, variableText } from './definitionText.ts';
import { optionText } from './suggestAddress.ts';

/** `find` resolves the names of variables. */
export function explainAddress(
  address: AddressText,
  kind: AddressKind,
  find: (name: string) => Definition | undefined,
): string[] {
  const sentences = variableSentences(address, find);
  const resolved = resolveAddress(address, { kind }, (name) => sample(name, find));
  if (resolved.ok) {
    const own = address.variables.length === 0;
    if (own) sentences.push(placeText(resolved.value, kind));
    if (own && accepts(kind)) sentences.push(reachText(resolved.value));
    sentences.push(...optionSentences(resolved.value.options));
  }
  return sentences.filter((sentence) => sentence !== '');
}

/** Explains the options of TLS that is started on an open connection. */
export function explainTlsOptions(
  options: AddressText,
  role: TlsRole,
  find: (name: string) => Definition | undefined,
): string[] {
  const parsed = resolveText(
    options,
    (text) => parseTlsOptions(text, { role }),
    (name) => sample(name, find),
  );
  return [...variableSentences(options, find), ...(parsed.ok ? optionSentences(parsed.value) : [])];
}

function variableSentences(
  { variables }: AddressText,
  find: (name: string) => Definition | undefined,
): string[] {
  return variables.map(({ name }) => {
    const definition = find(name.replace(/\..*$/s, ''));
    return definition === undefined ? '' : `{{${name}}}: ${variableText(definition, name)}`;
  });
}

function optionSentences(options: AddressOptions): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const row = optionRow(name);
    const shown = row?.secret === true ? '' : `=${String(value)}`;
    return row === undefined ? [] : [`${name}${shown}: ${optionText(row)}`];
  });
}

/** A sample value to parse in place of a variable. */
function sample(name: string, find: (name: string) => Definition | undefined): string | undefined {
  const definition = find(name.replace(/\..*$/s, ''));
  if (definition === undefined) return undefined;
  if (!isEndpoint(definition)) return definition.text ?? '9';
  const transport = definition.transport ?? 'tcp';
  if (name.endsWith('.host')) return '127.0.0.1';
  if (name.endsWith('.port')) return '9';
  return hasPath(transport) ? 'unix:x' : `${transport}://127.0.0.1:9`;
}

function placeText(address: Address, kind: AddressKind): string {
  if (isPathAddress(address) && isAbstractPath(address.path))
    return `An abstract unix socket, whose address is the name ${address.path}, without a file (Linux): both ends are on one machine.`;
  if (isPathAddress(address))
    return `A unix socket, whose address is the path ${address.path}: both ends are on one machine.`;
  const { host, port, transport } = address;
  const where = accepts(kind) ? 'listens' : 'connects';
  const name = transportText(transport);
  if (port === 0) return `${name}: ${where} at ${hostText(host)}, on a free port that the system chooses.`;
  return `${name}: ${where} at ${hostText(host)}, port ${port}.`;
}

function hostText(host: string): string {
  return isWildcard(host) ? 'all interfaces' : host;
}

const reachSentences: Readonly<Record<Reach, (host: string) => string>> = {
  machine: () => 'Only programs on this machine can reach it.',
  group: () => 'It receives what is sent to that group.',
  host: (host) => `Every machine that can reach ${host} can reach it.`,
  interfaces: () => 'Every machine that can reach any interface of this one can reach it.',
};

/** Who can reach a listener on this address. */
function reachText(address: Address): string {
  if (isPathAddress(address) && isAbstractPath(address.path))
    return 'Every program on this machine (in its network namespace) can reach it: a name has no permissions.';
  if (isPathAddress(address)) return 'Programs on this machine reach it that may write to that path.';
  const { host, options } = address;
  if (isBroadcast(host)) return 'It receives what is sent to all in its network.';
  return reachSentences[reachOf(host, isLoopback(options.join ?? ''))](host);
}
