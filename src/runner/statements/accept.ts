import { isDatagram } from '../../model/transports.ts';
import { failedAt, cancelledAt } from '../results/stepFailure.ts';
import { milliseconds } from '../results/milliseconds.ts';
import { waitUntil } from '../state/waitUntil.ts';
import type { RunStep } from './stepRunner.ts';

/** `accept LISTENER as NAME`: the oldest connection without a name. */
export const accept: RunStep<'accept'> = async (step, { run, scope, signal }) => {
  const listener = scope.find(step.listener);
  if (listener?.kind !== 'endpoint') return failedAt(step, 'ENOTCONN', `${step.listener} is not a listener.`);
  const { talk } = listener;
  const { clock } = run.world;
  const startUs = clock.nowUs();
  const found = await waitUntil(() => talk.unnamed.shift() ?? (talk.inbox.closed ? 'closed' : undefined), {
    clock,
    withinMs: step.withinMs,
    signal,
    watch: (changed) => {
      talk.watchers.add(changed);
      return () => void talk.watchers.delete(changed);
    },
  });
  if (found === 'cancelled') return cancelledAt(step);
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  if (found === 'closed')
    return failedAt(step, 'ERR_CLOSED', `${step.listener} is closed, and nobody connected before.`, {
      waitedMs,
    });
  if (found === 'late') {
    const who = isDatagram(talk.transport) ? 'Nothing came to' : 'Nobody connected to';
    return failedAt(step, 'ERR_TIMEOUT', `${who} ${step.listener} within ${milliseconds(step.withinMs)}.`, {
      waitedMs,
      help: isDatagram(talk.transport) ? datagramHelp : streamHelp,
    });
  }
  scope.own(() => {
    run.conversations.release(talk, found);
    return Promise.resolve();
  });
  scope.name(step.name, { kind: 'connection', conversation: found, talk });
  return undefined;
};

const streamHelp =
  'Connect a client before this line, or start the program that connects with "run". Each "accept" takes one connection.';
const datagramHelp =
  'A peer is there once a datagram of it has come: send one before this line. Each "accept" takes one peer.';
