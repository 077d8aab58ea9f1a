/** The context of a page's request handlers: the window's services, and the page's own objects. */
import type { ScanTurns } from '../../../capture/scan.ts';
import type { CaptureStore } from '../../../capture/store/captureStore.ts';
import type { MarkedRows } from '../../../capture/store/markedRows.ts';
import type { CaptureView } from '../../../capture/views/captureView.ts';
import type { Ledger } from '../../../capture/ledger/ledger.ts';
import type { Clock } from '../../../node/clock.ts';
import type { PageNotices } from '../../../page/pageMessages.ts';
import type { ViewFiles } from '../../../page/shellMessages.ts';
import type { ComposedSends } from '../../actions/composedSends.ts';
import type { SocketActions } from '../../actions/socketActions.ts';
import type { PageConsent } from '../../consent/pageConsent.ts';
import type { Log } from '../../ports/log.ts';
import type { Settings } from '../../ports/settings.ts';
import type { UserInterface } from '../../ports/userInterface.ts';
import type { RepeatSender } from '../../repeats/repeatSender.ts';
import type { SendTarget } from '../../targets/sendTarget.ts';
import type { UpdateInterval } from '../../timing/updateInterval.ts';
import type { ActivePage } from './activePage.ts';
import type { ColorRules } from '../colors/colorRules.ts';
import type { FilterMemory } from '../filter/filterMemory.ts';
import type { PageFilter } from '../filter/pageFilter.ts';
import type { PageStreams } from '../follow/pageStreams.ts';
import type { PageEditor } from './pageEditor.ts';
import type { PageRow } from './pageRow.ts';
import type { PageTarget } from './pageTarget.ts';

/** Sockets that were open when the last window or extension host ended. */
export interface PreviousSockets {
  /** How many can be reopened. */
  count(): number;
  startAgain(): void;
  forget(): void;
}

/** The services shared by all pages of a window. */
export interface PageServices {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly marks: MarkedRows;
  readonly clock: Clock;
  /** Schedules the scans of all pages. */
  readonly turns: ScanTurns;
  /** Wall clock (ms since 1970) at the capture's `t` = 0. */
  readonly startedAtMs: number;
  readonly actions: SocketActions;
  readonly sends: () => Promise<ComposedSends>;
  readonly target: SendTarget;
  readonly repeats: RepeatSender;
  readonly previousSockets: PreviousSockets;
  /** Consent to the files and variables in a page's drafts. */
  readonly consent: PageConsent;
  readonly filters: FilterMemory;
  readonly colors: ColorRules;
  readonly activePage: ActivePage;
  readonly updateInterval: UpdateInterval;
  readonly settings: () => Settings;
  readonly userInterface: UserInterface;
  readonly editor: PageEditor;
  /** What pages load later. Rejects where the files cannot be read. */
  readonly viewFiles: () => Promise<ViewFiles>;
  readonly log: Log;
}

/** The context of one page. */
export interface PageContext extends PageServices {
  readonly view: CaptureView;
  readonly filter: PageFilter;
  readonly streams: PageStreams;
  /** The default target of this page's sends. */
  readonly pageTarget: PageTarget;
  readonly pageRow: PageRow;
  readonly notify: <Name extends keyof PageNotices>(name: Name, body: PageNotices[Name]) => void;
  /** Schedules an update of the page. */
  readonly refresh: () => void;
}

/** For a request that resolves before its work is done, which may involve a dialog and take long. */
export function inBackground({ userInterface, log }: PageServices, work: Promise<unknown>): null {
  work.catch((error: unknown) => {
    log.error('Something unexpected failed', error);
    void userInterface
      .offerAfterError('Socket Lab: something unexpected failed.', 'Show Log')
      .then((isChosen) => {
        if (isChosen) log.show();
      });
  });
  return null;
}
