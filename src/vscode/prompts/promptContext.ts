/** What prompts that open endpoints or set responders depend on. */
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { FaultActions } from '../../app/actions/faultActions.ts';
import type { SocketActions } from '../../app/actions/socketActions.ts';
import type { ReachConsent } from '../../app/consent/reachConsent.ts';
import type { ResponderConsent } from '../../app/consent/responderConsent.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Settings } from '../../app/ports/settings.ts';
import type { RecentAddresses } from '../../app/questions/recentAddresses.ts';
import type { SendTarget } from '../../app/targets/sendTarget.ts';

export interface PromptContext {
  readonly actions: SocketActions;
  readonly faults: FaultActions;
  readonly ledger: Ledger;
  readonly target: SendTarget;
  readonly settings: () => Settings;
  readonly recent: RecentAddresses;
  /** For listeners that other machines can reach. */
  readonly consent: ReachConsent;
  /** For the programs that rules would run. */
  readonly responderConsent: ResponderConsent;
  readonly views: {
    /** Reveals an endpoint or connection in the Sockets view and selects it; with `focus`, the view gets the focus. */
    reveal(id: number, focus: boolean): void;
  };
  readonly log: Log;
}
