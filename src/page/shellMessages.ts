/** Messages about the page as a whole: its start, its scope and its persisted state. */
import type { Scope } from '../model/captureScope.ts';
import type { LineEnding } from '../model/draft.ts';
import type { TimeFormat } from '../model/rowTime.ts';

/** Most characters of a page's persisted state. */
export const keptLimit = 1_000_000;

/** Host → page. */
export interface ShellNotices {
  /** Sent before the first `capture` of a new scope: the page drops its rows when it receives it. */
  scope: { readonly scope: Scope; readonly title: string };
  /** The settings that affect the page. */
  settings: {
    readonly lineEnding: LineEnding;
    readonly timeFormat: TimeFormat;
    readonly layout: 'narrow' | 'wide';
  };
}

/** Page → host. */
export interface ShellRequests {
  /** The page has loaded and needs all notices once; `filter` is the one it had before a reload. */
  ready: { params: { readonly filter?: string }; result: ReadyResult };
  /** Persists state as JSON for the page's successor, in case the page and its panel are lost. */
  keep: { params: { readonly state: string }; result: null };
  /** Checks whether the host is alive. */
  ping: { params: Record<string, never>; result: null };
  /** The user is using this page, so commands for rows apply to it. */
  touched: { params: Record<string, never>; result: null };
  setScope: { params: { readonly scope: Scope }; result: null };
}

export interface ReadyResult {
  /** The state persisted by this page's predecessor. */
  readonly kept?: string;
}
