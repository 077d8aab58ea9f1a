import type { SavedPayloadEntry } from '../../app/saved/savedPayloads.ts';
import { listSetting } from './listSetting.ts';

/** Saves a payload in the settings, replacing one with the same name. Returns whose settings have it now. */
export async function savePayload(saved: SavedPayloadEntry): Promise<'workspace' | 'user'> {
  const { where, entries = [], replace } = listSetting('payloads');
  const before = entries.filter((one) => nameOf(one) !== saved.name);
  const place = entries.findIndex((one) => nameOf(one) === saved.name);
  await replace(before.toSpliced(place < 0 ? before.length : place, 0, saved));
  return where;
}

function nameOf(entry: unknown): unknown {
  const { name } = (typeof entry === 'object' && entry !== null ? entry : {}) as { name?: unknown };
  return typeof name === 'string' ? name.trim() : undefined;
}
