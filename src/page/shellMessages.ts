/** Messages about the page as a whole: its start, its scope and its persisted state. */
import * as v from 'valibot';
import type { Scope } from '../model/captureScope.ts';
import type { LineEnding } from '../model/draft.ts';
import type { TimeFormat } from '../model/rowTime.ts';
import { filterLimit } from './filterMessages.ts';
import { id, nothing, request, textUpTo, type RequestsOf } from './requestSchema.ts';

/** Most characters of a page's persisted state. */
export const keptLimit = 1_000_000;

/** Actions of the narrow page, which are in the title bar of its view. */
export type ViewCommand = 'filter' | 'follow' | 'pause' | 'continue' | 'flipChart' | 'listOptions';

/** Host → page. */
export interface ShellNotices {
  /** An action was chosen in the title bar of the page's view. */
  viewCommand: { readonly command: ViewCommand };
  /** Sent before the first `capture` of a new scope: the page drops its rows when it receives it. */
  scope: { readonly scope: Scope; readonly title: string };
  /** The settings that affect the page. */
  settings: {
    readonly lineEnding: LineEnding;
    readonly timeFormat: TimeFormat;
    readonly layout: 'narrow' | 'wide';
    /** Another number: there are other color rules, so that the rows loaded so far may have other colors. */
    readonly colorRules: number;
  };
}

/** Page → host. */
export const shellSchemas = () => ({
  /** The page has loaded and needs all notices once; `filter` is the one it had before a reload. */
  ready: request(v.strictObject({ filter: v.exactOptional(textUpTo(filterLimit)) })).returns<ReadyResult>(),
  /** The views that are not shown at first. */
  views: request(nothing()).returns<ViewFiles>(),
  /** Persists state as JSON for the page's successor, in case the page and its panel are lost. */
  keep: request(v.strictObject({ state: textUpTo(keptLimit) })),
  /** Checks whether the host is alive. */
  ping: request(nothing()),
  /** The user is using this page, so commands for rows apply to it. */
  touched: request(nothing()),
  /** What the icons in the title bar of the page's view depend on. */
  shown: request(v.strictObject({ follows: v.boolean(), isPaused: v.boolean() })),
  setScope: request(v.strictObject({ scope: v.strictObject({ id: v.exactOptional(id()) }) })),
});
export type ShellRequests = RequestsOf<typeof shellSchemas>;
export type ShownState = ShellRequests['shown']['params'];

/** The contents of files that the page adds to itself. */
export interface ViewFiles {
  readonly script: string;
  readonly style: string;
}

export interface ReadyResult {
  /** The state persisted by this page's predecessor. */
  readonly kept?: string;
}
