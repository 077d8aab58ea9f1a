/** The handlers of all requests of a page; a missing one does not compile. */
import type { Scope } from '../../../model/captureScope.ts';
import type { RequestHandlers } from '../../../page/channel.ts';
import type { PageRequests } from '../../../page/pageMessages.ts';
import type { ShellRequests, ShownState } from '../../../page/shellMessages.ts';
import type { PageContext } from '../context/pageContext.ts';
import { composerRequests } from './composerRequests.ts';
import { detailRequests } from './detailRequests.ts';
import { filterRequests } from './filterRequests.ts';
import { findRequests } from './findRequests.ts';
import { chartRequests, followRequests } from './followRequests.ts';
import { listRequests } from './listRequests.ts';
import { socketRequests } from './socketRequests.ts';

/** Handlers about the page as a whole. */
export interface PageShell {
  /** Returns the state persisted by the page's predecessor. */
  readonly ready: (filter: string | undefined) => Promise<string | undefined>;
  readonly keep: (state: string) => void;
  readonly touched: () => void;
  readonly shown: (shown: ShownState) => void;
  readonly setScope: (scope: Scope) => void;
}

export function pageRequests(context: PageContext, shell: PageShell): RequestHandlers<PageRequests> {
  return {
    ...shellRequests(context, shell),
    ...listRequests(context),
    ...detailRequests(context),
    ...socketRequests(context),
    ...composerRequests(context),
    ...filterRequests(context),
    ...findRequests(context),
    ...followRequests(context),
    ...chartRequests(context),
  };
}

function shellRequests(
  { viewFiles }: PageContext,
  { ready, keep, touched, shown, setScope }: PageShell,
): RequestHandlers<ShellRequests> {
  return {
    views: viewFiles,
    ready: async ({ filter }) => {
      const kept = await ready(filter);
      return kept === undefined ? {} : { kept };
    },
    keep: ({ state }) => {
      keep(state);
      return null;
    },
    touched: () => {
      touched();
      return null;
    },
    shown: (state) => {
      shown(state);
      return null;
    },
    setScope: ({ scope }) => {
      setScope(scope);
      return null;
    },
    ping: () => null,
  };
}
