import type { Endpoint } from '../../src/model/endpoint.ts';
import {
  sendFormats,
  type LineEnding,
  type Scope,
  type SendFormat,
  type ViewSummary,
} from '../../src/model/inspectorMessages.ts';

export type DetailTab = 'text' | 'hex';

/** What the page knows and shows. The rows and bytes themselves are in the caches. */
export interface PageState {
  readonly layout: 'narrow' | 'wide';
  /** Absent until the host has told it, and between a change of scope and its first summary. */
  readonly summary?: ViewSummary;
  readonly endpoints: readonly Endpoint[];
  readonly rates: { readonly inBytesPerSecond: number; readonly outBytesPerSecond: number };
  /** Where the composer sends to, as the host says. */
  readonly target?: number;
  readonly scope: Scope;
  readonly title: string;
  readonly follow: boolean;
  /** Number of the selected row in the view. */
  readonly selected?: number;
  readonly detailOpen: boolean;
  readonly detailTab: DetailTab;
  readonly stripOpen: boolean;
  readonly draft: string;
  readonly format: SendFormat;
  /** Absent until the user chose one: the setting holds. */
  readonly lineEnding?: LineEnding;
  readonly defaultLineEnding: LineEnding;
  /** What was sent, oldest first. */
  readonly history: readonly Sent[];
  readonly sending: boolean;
  /** Why the last wish was not granted; gone with the next thing typed or sent. */
  readonly failure?: { readonly message: string; readonly code: string };
}

export interface Sent {
  readonly text: string;
  readonly format: SendFormat;
}

/** The part that outlives the page. */
export type SavedState = Pick<
  PageState,
  'follow' | 'detailTab' | 'stripOpen' | 'draft' | 'format' | 'lineEnding' | 'history'
>;

export const historyLimit = 50;
/** A longer draft is not saved: VS Code keeps the state as JSON. */
const savedDraftLimit = 100_000;

/** The state a page starts with. `saved` comes from outside and may be anything. */
export function initialState(saved: unknown): PageState {
  const from = (typeof saved === 'object' && saved !== null ? saved : {}) as Record<string, unknown>;
  const lineEnding = oneOf(from['lineEnding'], ['none', 'lf', 'crlf']);
  return {
    layout: 'narrow',
    endpoints: [],
    rates: { inBytesPerSecond: 0, outBytesPerSecond: 0 },
    scope: {},
    title: '',
    follow: from['follow'] !== false,
    detailOpen: false,
    detailTab: oneOf(from['detailTab'], ['text', 'hex']) ?? 'text',
    stripOpen: from['stripOpen'] !== false,
    draft: typeof from['draft'] === 'string' ? from['draft'] : '',
    format: oneOf(from['format'], sendFormats) ?? 'text',
    ...(lineEnding === undefined ? {} : { lineEnding }),
    defaultLineEnding: 'lf',
    history: Array.isArray(from['history']) ? from['history'].filter(isSent).slice(-historyLimit) : [],
    sending: false,
  };
}

export function savedState(state: PageState): SavedState {
  const { follow, detailTab, stripOpen, draft, format, lineEnding, history } = state;
  return {
    follow,
    detailTab,
    stripOpen,
    draft: draft.length > savedDraftLimit ? '' : draft,
    format,
    ...(lineEnding === undefined ? {} : { lineEnding }),
    history: history.filter(({ text }) => text.length <= savedDraftLimit / historyLimit),
  };
}

function isSent(value: unknown): value is Sent {
  if (typeof value !== 'object' || value === null) return false;
  const { text, format } = value as Record<string, unknown>;
  return typeof text === 'string' && oneOf(format, sendFormats) !== undefined;
}

function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}
