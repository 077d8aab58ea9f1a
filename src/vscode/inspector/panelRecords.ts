/** What is kept of each inspector for the case that its page and panel are lost with their extension host. Pure. */

export interface PanelRecord {
  /** Of its tab: what finds it again. */
  readonly title: string;
  readonly filter: string;
  /** What the page wanted kept. */
  readonly kept?: string;
}

/** More panels than this are not remembered. */
const limit = 20;

/** `saved` comes from a workspace's memory, and may be anything. */
export function panelRecordsOf(saved: unknown): PanelRecord[] {
  if (!Array.isArray(saved)) return [];
  return saved.flatMap((one: unknown): PanelRecord[] => {
    const { title, filter, kept } = (typeof one === 'object' && one !== null ? one : {}) as Record<
      string,
      unknown
    >;
    if (typeof title !== 'string' || typeof filter !== 'string') return [];
    return [{ title, filter, ...(typeof kept === 'string' ? { kept } : {}) }];
  });
}

export function limited(records: readonly PanelRecord[]): PanelRecord[] {
  return records.slice(-limit);
}

/** The record of the tab with this title, or else the first one; taken out of the list. */
export function takeRecord(records: PanelRecord[], title: string): PanelRecord | undefined {
  const at = records.findIndex((record) => record.title === title);
  return records.splice(Math.max(0, at), 1)[0];
}

/** What a new panel takes over from the one that was used last: how it looks, not what was written or shown there. */
export function layoutOf(kept: unknown): string | undefined {
  if (typeof kept !== 'string') return undefined;
  try {
    const { look, detailTab, stripOpen, history } = JSON.parse(kept) as Record<string, unknown>;
    return JSON.stringify({ look, detailTab, stripOpen, history });
  } catch {
    return undefined;
  }
}
