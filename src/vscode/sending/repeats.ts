import type { Ledger } from '../../capture/ledger/ledger.ts';
import type { Clock } from '../../node/clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { SocketActions } from '../socketActions.ts';
import { RepeatSender } from '../../app/sending/repeatSender.ts';
import { targetId, targetLabel } from '../../app/sending/targetId.ts';

export interface RepeatsParts {
  readonly engine: Engine;
  readonly ledger: Ledger;
  readonly actions: SocketActions;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

/** The repeats of this window, which end with what they send to. */
export function repeatsOf({ engine, ledger, actions, clock, onChanged }: RepeatsParts): RepeatSender {
  const sender = new RepeatSender({
    clock,
    send: (to, bytes) => actions.send(to, bytes),
    whenDrained: (to) => engine.whenDrained(to),
    labelOf: (to) => targetLabel(ledger, to),
    onChanged,
  });
  // For as long as the engine: it tells what is closed also when the window goes.
  engine.subscribe((event) => {
    if (event.type !== 'closed' || sender.isIdle) return;
    const { connection, endpoint } = event;
    if (connection !== undefined) sender.targetClosed(connection);
    // A client is its connection.
    const isClient = ledger.endpoint(endpoint, 0)?.kind === 'client';
    if (connection === undefined || isClient) sender.targetClosed(endpoint);
  });
  // What is on its way to be closed refuses to send, which nobody needs to be told who closes it.
  actions.onClosing = (id) => {
    for (const { to } of sender.running()) {
      if (id === undefined || to === id || ledger.ownerOf(to) === id || to === targetId(ledger, id))
        sender.targetClosed(to);
    }
  };
  return sender;
}
