/** `accept LISTENER as NAME`: takes the oldest unnamed connection. */
import { isDatagram } from '../../model/transports.ts';
import { failedAt, cancelledAt } from '../results/stepFailure.ts';
import { milliseconds } from '../results/milliseconds.ts';
import { watchTraffic } from '../state/connections.ts';
import { waitUntil } from '../state/waitUntil.ts';
import { withinMs } from '../state/withinMs.ts';
import type { StatementRunner } from './statementRunner.ts';

export const accept: StatementRunner<'accept'> = async (statement, { run, scope, signal }) => {
  const name = statement.listener.value;
  const limitMs = withinMs(statement);
  const listener = scope.find(name);
  if (listener?.kind !== 'endpoint') return failedAt(statement, 'ENOTCONN', `${name} is not a listener.`);
  const { traffic } = listener;
  const { clock } = run.world;
  const startUs = clock.nowUs();
  const found = await waitUntil(
    () => traffic.unnamed.shift() ?? (traffic.inbox.closed ? 'closed' : undefined),
    {
      clock,
      withinMs: limitMs,
      signal,
      watch: (changed) => watchTraffic(traffic, changed),
    },
  );
  if (found === 'cancelled') return cancelledAt(statement);
  const waitedMs = Math.round((clock.nowUs() - startUs) / 1000);
  if (found === 'closed')
    return failedAt(statement, 'ERR_CLOSED', `${name} is closed, and nobody connected before.`, {
      waitedMs,
    });
  if (found === 'late') {
    const who = isDatagram(traffic.transport) ? 'Nothing came to' : 'Nobody connected to';
    return failedAt(statement, 'ERR_TIMEOUT', `${who} ${name} within ${milliseconds(limitMs)}.`, {
      waitedMs,
      help: isDatagram(traffic.transport) ? datagramHelp : streamHelp,
    });
  }
  scope.own(() => {
    run.conversations.release(traffic, found);
    return Promise.resolve();
  });
  scope.name(statement.name?.value, { kind: 'connection', conversation: found, traffic });
  return undefined;
};

const streamHelp =
  'Connect a client before this line, or start the program that connects with "run". Each "accept" takes one connection.';
const datagramHelp =
  'A peer is there once a datagram of it has come: send one before this line. Each "accept" takes one peer.';
