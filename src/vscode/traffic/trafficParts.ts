import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { ExperimentDoor } from '../experimentDoor.ts';
import type { Log } from '../../app/ports/log.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';

/** What is worked with when something is done with captured rows. */
export interface TrafficParts {
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly actions: SocketActions;
  readonly target: SendTarget;
  /** Wall clock (ms since 1970) at the capture's `t` = 0. */
  readonly startedAtMs: number;
  /** Loaded when it is asked for. */
  readonly experiments: () => ExperimentDoor;
  readonly log: Log;
}
