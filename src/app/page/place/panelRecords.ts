/** What is kept of each inspector for the case that its page and panel are lost with their extension host. Pure. */

/** What finds a panel's tab again. */
export interface TabPlace {
  readonly title: string;
  /** Of the group of editors that it is in. */
  readonly column?: number;
}

export interface PanelRecord extends TabPlace {
  readonly filter: string;
  /** What the page had kept. */
  readonly kept?: string;
}

/** The panels of a window, the one used last at the end. */
export interface PanelRecords {
  /** Of the window: another one after a reload, the same for each extension host of one window. */
  readonly session: string;
  readonly panels: readonly PanelRecord[];
}

/** More panels than this are not remembered. */
const limit = 20;

/** `saved` comes from a workspace's memory, and may be anything. */
export function panelRecordsOf(saved: unknown): PanelRecords {
  const { session, panels } = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<
    string,
    unknown
  >;
  return {
    session: typeof session === 'string' ? session : '',
    panels: Array.isArray(panels) ? recordsOf(panels) : [],
  };
}

function recordsOf(saved: readonly unknown[]): PanelRecord[] {
  return saved.flatMap((one): PanelRecord[] => {
    const { title, filter, column, kept } = (typeof one === 'object' && one !== null ? one : {}) as Record<
      string,
      unknown
    >;
    if (typeof title !== 'string' || typeof filter !== 'string') return [];
    return [
      {
        title,
        filter,
        ...(typeof column === 'number' ? { column } : {}),
        ...(typeof kept === 'string' ? { kept } : {}),
      },
    ];
  });
}

export function limited({ session, panels }: PanelRecords): PanelRecords {
  return { session, panels: panels.slice(-limit) };
}

/**
 * The record of a tab, taken out of the list, in which the one used last is the last: with its title in its group, or
 * else elsewhere, or else any. A group shows the tab that was used last there.
 */
export function takeRecord(records: PanelRecord[], tab: TabPlace): PanelRecord | undefined {
  const fits: ((record: PanelRecord) => boolean)[] = [
    ({ title, column }) => title === tab.title && column === tab.column,
    ({ title }) => title === tab.title,
    () => true,
  ];
  for (const isIt of fits) {
    const at = records.findLastIndex(isIt);
    if (at >= 0) return records.splice(at, 1)[0];
  }
  return undefined;
}

/**
 * Of the tabs in view, one of a group, those whose group shows none of these panels. Nothing else distinguishes them: a
 * tab says its title and its place, and two may have the same title.
 */
export function orphanTabs<Tab extends { readonly group: { readonly viewColumn: number } }>(
  shown: readonly Tab[],
  panels: readonly { readonly visible: boolean; readonly viewColumn: number | undefined }[],
): Tab[] {
  const held = new Set(panels.flatMap(({ visible, viewColumn }) => (visible ? [viewColumn] : [])));
  return shown.filter(({ group }) => !held.has(group.viewColumn));
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
