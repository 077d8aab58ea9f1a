/** What a page and its host exchange about the page as a whole: that it is there, what it shows, what is kept of it. */
import type { Scope } from '../model/captureScope.ts';
import type { LineEnding } from '../model/draft.ts';
import type { TimeFormat } from '../model/rowTime.ts';

/** Characters of what a page may have kept. */
export const keptLimit = 1_000_000;

/** Host → page. */
export interface ShellNotices {
  /** Sent before the first `capture` of a new scope: the page drops its rows when it receives it. */
  scope: { readonly scope: Scope; readonly title: string };
  /** Settings the page needs. */
  settings: {
    readonly lineEnding: LineEnding;
    readonly timeFormat: TimeFormat;
    readonly layout: 'narrow' | 'wide';
  };
}

/** Page → host. */
export interface ShellRequests {
  /** The page is up and needs all notices once; the filter is the one that it had before, if it was there before. */
  ready: { params: { readonly filter?: string }; result: ReadyResult };
  /** What a page that comes after this one should begin with, as JSON: in case this one and its panel are lost. */
  keep: { params: { readonly state: string }; result: null };
  /** Whether the host is there. */
  ping: { params: Record<string, never>; result: null };
  /** The user is at this page now: commands about rows apply to its rows. */
  touched: { params: Record<string, never>; result: null };
  setScope: { params: { readonly scope: Scope }; result: null };
}

export interface ReadyResult {
  /** What the page before this one had kept. */
  readonly kept?: string;
}
