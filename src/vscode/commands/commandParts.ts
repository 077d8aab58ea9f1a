import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { RowsCommand } from '../../page/listMessages.ts';
import type { ExperimentDoor } from '../experimentDoor.ts';
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
import type { SocketActions } from '../../app/actions/socketActions.ts';

/** What commands may do to the views. */
export interface ViewDoor {
  /** Shows the Sockets view with this endpoint or connection selected, and takes the keyboard there if told. */
  reveal(id: number, focus: boolean): void;
  /** Moves the selected roots of the Sockets view one place up or down. */
  shiftSelection(by: -1 | 1): void;
  /** With a filter: applied there, in the place of the one it has. */
  openInspector(id: number | undefined, filter?: string): Promise<void>;
  /** Another panel with everything. */
  newInspector(): Promise<void>;
  /** Has the traffic page that was used last do something with its selected rows; false: there is none. */
  rowsCommand(command: RowsCommand): boolean;
  followStream(connection: number): Promise<void>;
  /** Opens the draft of a composer that can be seen in an editor; false: none can be. */
  editDraft(): boolean;
}

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
  readonly experiments: { readonly door: ExperimentDoor };
  readonly views: ViewDoor;
  /** The send target was chosen anew: views that show it look again. */
  readonly onTargetChanged: () => void;
  readonly log: Log;
}
