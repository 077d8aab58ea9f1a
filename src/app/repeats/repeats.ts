/** The repeats of one engine, which end with their targets. */
import { isClient } from '../../model/endpointKinds.ts';
import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { SocketActions } from '../actions/socketActions.ts';
import { RepeatSender } from './repeatSender.ts';
import { targetId, targetLabel } from '../targets/targetId.ts';

export interface RepeatsDependencies {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly actions: SocketActions;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

export function repeatsOf({ engine, ledger, actions, clock, onChanged }: RepeatsDependencies): RepeatSender {
  const sender = new RepeatSender({
    clock,
    send: (to, bytes) => actions.send(to, bytes),
    whenDrained: (to) => engine.whenDrained(to),
    labelOf: (to) => targetLabel(ledger, to),
    onChanged,
  });
  // Subscribed for the engine's lifetime: closes are notified even while the window shuts down.
  engine.subscribe((event) => {
    if (event.type !== 'closed' || sender.isIdle) return;
    const { connection, endpoint } = event;
    if (connection !== undefined) sender.targetClosed(connection);
    // A client and its connection are the same target.
    if (connection === undefined || isClient(ledger.endpoint(endpoint, 0)?.kind))
      sender.targetClosed(endpoint);
  });
  // Sending to an endpoint being closed fails, which is not a failure of the repeat if the user closes it.
  actions.onClosing((id) => {
    for (const { to } of sender.running()) {
      if (id === undefined || to === id || ledger.ownerOf(to) === id || to === targetId(ledger, id))
        sender.targetClosed(to);
    }
  });
  return sender;
}
