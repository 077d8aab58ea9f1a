/** What the experiments of a window depend on. */
import type * as vscode from 'vscode';
import type { CaptureStore } from '../../capture/store/captureStore.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ReachConsent } from '../../app/consent/reachConsent.ts';
import type { OpenedByRuns } from '../../app/experiments/openedByRuns.ts';
import type { Log } from '../../app/ports/log.ts';

export interface ExperimentParts {
  readonly engine: Engine;
  readonly store: CaptureStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly baseFolder: () => string;
  readonly consent: ReachConsent;
  /** What runs have opened. */
  readonly runs: OpenedByRuns;
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
}
