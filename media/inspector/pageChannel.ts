import { Channel } from '../../src/page/channel.ts';
import type { PageNotices, PageRequests } from '../../src/page/pageMessages.ts';
import type { ChartNotices } from '../../src/page/chartMessages.ts';
import type { FollowNotices } from '../../src/page/followMessages.ts';
import { fromHost } from './messageCheck.ts';
import type { Action } from './reduce.ts';
import type { PageApi } from './vscodeApi.ts';

interface HostSays {
  requests: Record<never, never>;
  notices: PageNotices;
}
interface PageSays {
  requests: PageRequests;
  notices: Record<never, never>;
}
export type PageChannel = Channel<HostSays, PageSays>;

type HostNotices = Pick<PageNotices, keyof (FollowNotices & ChartNotices)>;
/** What the host tells of streams. */
export type StreamEars = { readonly [Name in keyof HostNotices]: (body: HostNotices[Name]) => void };

/** A wish whose outcome the host shows itself, as a notice or a message. */
export type Ask = <Name extends keyof PageRequests>(name: Name, params: PageRequests[Name]['params']) => void;

/** What the host wants of the page. */
export interface PageWishes {
  readonly compose: (payload: PageNotices['compose']) => void;
  readonly editDraft: () => void;
  readonly rowsCommand: (notice: PageNotices['rowsCommand']) => void;
  readonly useFilter: (chosen: PageNotices['useFilter']) => void;
  readonly newestRows: (rows: PageNotices['newestRows']) => void;
}

/** The page's end of the channel. What the host tells becomes actions; a chosen payload is the user's doing. */
export function pageChannel(
  api: PageApi,
  hear: (action: Action) => void,
  wishes: PageWishes & StreamEars,
): PageChannel {
  return new Channel<HostSays, PageSays>(api, {
    requests: {},
    notices: {
      capture: (summary) => {
        hear({ type: 'summary', summary });
      },
      endpoints: (notice) => {
        hear({ type: 'endpoints', notice });
      },
      scope: ({ scope, title }) => {
        hear({ type: 'scope', scope, title });
      },
      settings: (settings) => {
        hear({ type: 'settings', settings });
      },
      repeats: ({ repeats }) => {
        hear({ type: 'repeats', repeats });
      },
      ...wishes,
    },
    check: fromHost,
    onFault: (what, cause) => {
      console.warn(what, cause);
    },
  });
}
