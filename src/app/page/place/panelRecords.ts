/** Persisted records of inspector panels, from which they are restored if they are lost with their extension host. Pure. */

/** Identifies a panel's tab. */
export interface TabPlace {
  readonly title: string;
  /** The view column of its editor group. */
  readonly column?: number;
}

export interface PanelRecord extends TabPlace {
  readonly filter: string;
  /** The state persisted by the page. */
  readonly kept?: string;
}

/** The panels of a window, the most recently used last. */
export interface PanelRecords {
  /** Identifies the window: it changes on a reload, but is the same for each extension host of a window. */
  readonly session: string;
  readonly panels: readonly PanelRecord[];
}

/** Most panels recorded. */
const limit = 20;

/** `saved` comes from the workspace state, and may be anything. */
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
 * Removes and returns the record for a tab: with its title in its group, or else elsewhere, or else any; of several,
 * the most recently used, as a group shows the tab that was used last.
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
 * The visible tabs, one per group, whose group shows none of these panels. There is no other way to distinguish them:
 * a tab has only a title and a position, and titles may coincide.
 */
export function orphanTabs<Tab extends { readonly group: { readonly viewColumn: number } }>(
  shown: readonly Tab[],
  panels: readonly { readonly visible: boolean; readonly viewColumn: number | undefined }[],
): Tab[] {
  const held = new Set(panels.flatMap(({ visible, viewColumn }) => (visible ? [viewColumn] : [])));
  return shown.filter(({ group }) => !held.has(group.viewColumn));
}

/** The state a new panel inherits from the one used last: its layout, but not its drafts or scope. */
export function layoutOf(kept: unknown): string | undefined {
  if (typeof kept !== 'string') return undefined;
  try {
    const { look, detailTab, stripOpen, history } = JSON.parse(kept) as Record<string, unknown>;
    return JSON.stringify({ look, detailTab, stripOpen, history });
  } catch {
    return undefined;
  }
}
