/**
 * The setting `socketLab.endpoints` as startables. A settings file may contain anything: an invalid entry stays in the
 * list and says why. No vscode in here.
 */
import { defined } from '../../model/defined.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { accepts, isRelay, responds, type SocketKind } from '../../model/endpointKinds.ts';
import { isRelayRequest, type RelayRequest } from '../actions/openRequest.ts';
import { startRequest, type Startable } from './startable.ts';

/** Most saved endpoints shown. */
export const savedLimit = 200;

/** One entry of the setting: `{ "listen" or "connect": ADDRESS, "name"?, "responder"? }`, or a relay. */
export interface SavedEndpoint {
  readonly name?: string;
  readonly listen?: string;
  readonly connect?: string;
  readonly responder?: string;
  /** Where a relay listens. */
  readonly relay?: string;
  /** Where a relay connects to. */
  readonly to?: string;
  /** A relay's, a line each. */
  readonly faults?: readonly string[];
  readonly seed?: number;
}

/** The problem with an address, a responder or a relay; undefined: none. */
export interface SavedChecks {
  readonly address: (address: string, kind: SocketKind) => string | undefined;
  readonly responder: (responder: string) => string | undefined;
  readonly relay: (relay: RelayRequest) => string | undefined;
}

/** In the order of the setting. */
export function savedStartables(setting: unknown, checks: SavedChecks): readonly Startable[] {
  if (!Array.isArray(setting)) return [];
  const seen = new Map<string, number>();
  return setting.slice(0, savedLimit).map((entry: unknown) => {
    // Keys are independent of the other entries; duplicates are numbered.
    const text = JSON.stringify(entry);
    const twin = seen.get(text) ?? 0;
    seen.set(text, twin + 1);
    return startableOf(`saved ${twin} ${text}`, entry, checks);
  });
}

function startableOf(key: string, entry: unknown, checks: SavedChecks): Startable {
  const fields: Record<string, unknown> =
    typeof entry === 'object' && entry !== null ? { ...entry } : { name: String(entry) };
  const [kind, address] = places.map(([word, is]) => [is, textOf(fields[word])] as const).find(hasPlace) ?? [
    'listener',
    '',
  ];
  const { faults, seed } = fields;
  const about = defined({ name: textOf(fields['name']), responder: textOf(fields['responder']) });
  const startable: Startable = {
    key,
    origin: 'saved',
    kind,
    address: address ?? '',
    ...about,
    ...(isRelay(kind)
      ? defined({
          target: textOf(fields['to']),
          faults: isLines(faults) ? faults : undefined,
          seed: typeof seed === 'number' ? seed : undefined,
        })
      : {}),
  };
  const problem = formProblem(startable, fields) ?? contentProblem(startable, checks);
  return { ...startable, ...defined({ problem }) };
}

/** The member of an entry that says what it is, with its address. */
const places = [
  ['listen', 'listener'],
  ['connect', 'client'],
  ['relay', 'relay'],
] as const;

function hasPlace([, address]: readonly [unknown, string | undefined]): boolean {
  return address !== undefined;
}

/** What is missing in an entry, or does not belong together. */
function formProblem(
  { kind, responder, target }: Startable,
  fields: Record<string, unknown>,
): string | undefined {
  const { faults, seed } = fields;
  const given = places.map(([word]) => word).filter((word) => textOf(fields[word]) !== undefined);
  const [one, other] = given;
  if (one === undefined) return 'needs "listen", "connect" or "relay" with an address';
  if (other !== undefined) return `has both "${one}" and "${other}"; only one is possible`;
  if (responder !== undefined && !responds(kind)) return `a ${kind} has no "responder"`;
  if (!isRelay(kind)) {
    const extra = ['to', 'faults', 'seed'].find((word) => fields[word] !== undefined);
    return extra === undefined ? undefined : `a ${kind} has no "${extra}"`;
  }
  if (target === undefined) return 'needs "to" with the address that it connects to';
  if (faults !== undefined && !isLines(faults)) return 'needs a list of lines as "faults"';
  return seed === undefined || typeof seed === 'number' ? undefined : 'needs a number as "seed"';
}

function contentProblem(startable: Startable, checks: SavedChecks): string | undefined {
  const request = startRequest(startable);
  if (isRelayRequest(request)) return checks.relay(request);
  const { address, kind, responder } = request;
  return checks.address(address, kind) ?? (responder === undefined ? undefined : checks.responder(responder));
}

/** Whether they may be the faults of a relay. */
export function isLines(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((line) => typeof line === 'string');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The entry for an endpoint: as requested, so that it opens the same way anywhere. */
export function savedEndpointOf(endpoint: Endpoint, name: string | undefined): SavedEndpoint {
  const { kind, requested, responder, name: given, target, faults } = endpoint;
  const called = (name ?? given ?? '').trim();
  const place = isRelay(kind)
    ? { relay: requested, ...defined({ to: target, faults: faults?.length === 0 ? undefined : faults }) }
    : accepts(kind)
      ? { listen: requested }
      : { connect: requested };
  return { ...(called === '' ? {} : { name: called }), ...place, ...defined({ responder }) };
}
