/**
 * The setting `socketLab.endpoints` as startables. A settings file may contain anything: an invalid entry stays in the
 * list and says why. No vscode in here.
 */
import { isClient } from '../../model/endpointKinds.ts';
import type { AddressKind } from '../../model/endpointKinds.ts';
import type { Startable } from './startable.ts';

/** Most saved endpoints shown. */
export const savedLimit = 200;

/** One entry of the setting: `{ "listen" or "connect": ADDRESS, "name"?, "responder"? }`. */
export interface SavedEndpoint {
  readonly name?: string;
  readonly listen?: string;
  readonly connect?: string;
  readonly responder?: string;
}

/** The problem with an address or a responder; undefined: none. */
export interface SavedChecks {
  readonly address: (address: string, kind: AddressKind) => string | undefined;
  readonly responder: (responder: string) => string | undefined;
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
  const listen = textOf(fields['listen']);
  const connect = textOf(fields['connect']);
  const name = textOf(fields['name']);
  const responder = textOf(fields['responder']);
  const kind = listen === undefined && connect !== undefined ? 'client' : 'listener';
  const address = (isClient(kind) ? connect : listen) ?? '';
  const problem =
    listen === undefined && connect === undefined
      ? 'needs "listen" or "connect" with an address'
      : listen !== undefined && connect !== undefined
        ? 'has both "listen" and "connect"; only one is possible'
        : isClient(kind) && responder !== undefined
          ? 'a client has no "responder"'
          : (checks.address(address, kind) ??
            (responder === undefined ? undefined : checks.responder(responder)));
  return {
    key,
    origin: 'saved',
    kind,
    address,
    ...(name === undefined ? {} : { name }),
    ...(responder === undefined ? {} : { responder }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
