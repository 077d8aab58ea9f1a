/** The page's end of the channel. */
import { Channel } from '../../../src/page/channel.ts';
import type { PageNotices } from '../../../src/page/pageMessages.ts';
import type { ChartNotices } from '../../../src/page/chartMessages.ts';
import type { FollowNotices } from '../../../src/page/followMessages.ts';
import type { Action } from '../state/pageState.ts';
import type { Incoming, Outgoing, PageChannel } from '../state/viewContext.ts';
import type { PageApi } from './vscodeApi.ts';

type HostNotices = Pick<PageNotices, keyof (FollowNotices & ChartNotices)>;
/** Handlers of notices about streams. */
export type StreamNoticeHandlers = {
  readonly [Name in keyof HostNotices]: (body: HostNotices[Name]) => void;
};

/** The host's commands to the page. */
export interface PageCommands {
  readonly compose: (payload: PageNotices['compose']) => void;
  readonly editDraft: () => void;
  readonly rowsCommand: (notice: PageNotices['rowsCommand']) => void;
  readonly useFilter: (chosen: PageNotices['useFilter']) => void;
  readonly viewCommand: (notice: PageNotices['viewCommand']) => void;
  readonly showRow: (shown: PageNotices['showRow']) => void;
  readonly newestRows: (rows: PageNotices['newestRows']) => void;
}

/**
 * Notices become actions; a chosen payload is dispatched like user input. The host is trusted: of its messages only the
 * version is checked.
 */
export function pageChannel(
  api: PageApi,
  receive: (action: Action) => void,
  onOtherVersion: () => void,
  commands: PageCommands & StreamNoticeHandlers,
): PageChannel {
  return new Channel<Incoming, Outgoing>(api, {
    requests: {},
    notices: {
      capture: (summary) => {
        receive({ type: 'summary', summary });
      },
      endpoints: (notice) => {
        receive({ type: 'endpoints', notice });
      },
      scope: ({ scope, title }) => {
        receive({ type: 'scope', scope, title });
      },
      settings: (settings) => {
        receive({ type: 'settings', settings });
      },
      repeats: ({ repeats }) => {
        receive({ type: 'repeats', repeats });
      },
      ...commands,
    },
    onOtherVersion,
    onFault: (what, cause) => {
      console.warn(what, cause);
    },
  });
}
