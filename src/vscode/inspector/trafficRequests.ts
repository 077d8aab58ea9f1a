/** What a page asks about its selected rows. */
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { RequestHandlers } from '../../page/channel.ts';
import type { PageRequests } from '../../page/pageMessages.ts';
import { tellFault } from '../prompts/tell.ts';
import { traffic } from '../traffic.ts';
import type { TrafficParts } from '../traffic/trafficParts.ts';
import type { ActivePage, WishedPage } from '../../app/page/activePage.ts';

export interface TrafficRequestParts extends TrafficParts {
  readonly active: ActivePage;
}

export function trafficRequests(
  parts: TrafficRequestParts,
  view: CaptureView,
  page: WishedPage,
): Pick<RequestHandlers<PageRequests>, 'touched' | 'actOnRows'> {
  return {
    touched: () => {
      parts.active.touched(page);
      return null;
    },
    actOnRows: (request) => {
      // Answered at once: it may take long, and ask.
      void traffic()
        .actOnRows(parts, view, request)
        .catch((error: unknown) => tellFault(error, parts.log));
      return null;
    },
  };
}
