/** What the commands work with. */
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { ExperimentService } from '../experiments/experimentService.ts';
import type { Log } from '../../app/ports/log.ts';
import type { RecentAddresses } from '../../app/questions/recentAddresses.ts';
import type { Startables } from '../../app/saved/startables.ts';
import type { ReachConsent } from '../../app/consent/reachConsent.ts';
import type { ResponderConsent } from '../../app/consent/responderConsent.ts';
import type { ComposedSends } from '../../app/actions/composedSends.ts';
import type { PlacedCursor } from '../sending/placedCursor.ts';
import type { RepeatSender } from '../../app/repeats/repeatSender.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';
import type { Settings } from '../../app/ports/settings.ts';
import type { ViewActions } from './viewActions.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';

/** What the commands work with; each takes what it needs. */
export interface CommandParts {
  readonly actions: SocketActions;
  readonly sends: ComposedSends;
  readonly ledger: Ledger;
  readonly store: CaptureStore;
  readonly startables: Startables;
  readonly target: SendTarget;
  readonly repeats: RepeatSender;
  /** Of the editor that lines are sent from. */
  readonly cursor: PlacedCursor;
  readonly settings: () => Settings;
  readonly recent: RecentAddresses;
  readonly consent: ReachConsent;
  /** Of the programs that rules would run. */
  readonly responderConsent: ResponderConsent;
  /** Loaded when it is asked for. */
  readonly experiments: { service(): Promise<ExperimentService> };
  readonly views: ViewActions;
  readonly log: Log;
}
