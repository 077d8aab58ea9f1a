/** Resends the exact bytes of each row, in order, to the connection it belongs to. */
import { isClient } from '../../model/endpointKinds.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import { countText } from '../../model/countText.ts';
import type { Failure } from '../../model/result.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { formatFailure } from '../../model/formatFailure.ts';
import { formatBytes } from '../../model/units.ts';
import { CommandError } from '../failures/commandError.ts';
import { selectedRows } from './selectedRows.ts';
import type { PageContext } from '../page/context/pageContext.ts';

/** For more, there are repeats and experiments. */
const rowsLimit = 1000;

export async function sendRowsAgain(
  context: PageContext,
  { generation, ranges }: RowsActionRequest,
): Promise<void> {
  const { target, view, userInterface } = context;
  const rows: CaptureRow[] = [];
  for (const { row } of selectedRows(view, generation, ranges)) {
    if (row.type === 'data') rows.push(row);
    if (rows.length > rowsLimit) throw new CommandError(tooMany);
  }
  if (rows.length === 0) throw new CommandError(noBytes);
  const closed = rows.find((row) => sameTarget(context, row) === undefined);
  const current = target.current();
  let otherwise: number | undefined;
  if (closed !== undefined) {
    const failure = closedFailure(context, closed);
    if (current === undefined) throw new CommandError(failure);
    const { code, message } = failure;
    // Without the advice, which the button replaces.
    const isChosen = await userInterface.offerAfterError(
      formatFailure({ code, message }),
      `Send to ${target.labelOf(current)}`,
    );
    if (!isChosen) return;
    otherwise = current;
  }
  sendAll(context, rows, otherwise);
}

function sendAll(context: PageContext, rows: readonly CaptureRow[], otherwise: number | undefined): void {
  const { store, actions, target, userInterface } = context;
  const targets = new Set<number>();
  let sentBytes = 0;
  let count = 0;
  for (const row of rows) {
    const to = sameTarget(context, row) ?? otherwise;
    const bytes = store.bytes(row.seq);
    if (to === undefined || bytes === undefined)
      throw new CommandError(bytes === undefined ? notKept(count, rows.length) : closedFailure(context, row));
    const sent = actions.send(to, bytes);
    if (!sent.ok) throw new CommandError(sent.failure);
    targets.add(to);
    count += 1;
    sentBytes += sent.value.bytes;
  }
  const [first = 0] = targets;
  const where = targets.size === 1 ? target.labelOf(first) : countText(targets.size, 'target');
  const what = rows.length === 1 ? '' : `${countText(count, 'payload')}, `;
  userInterface.showStatus(`Sent ${what}${formatBytes(sentBytes)} again, to ${where}`);
}

/** The row's connection, or the client if it has reconnected since. */
function sameTarget(
  { ledger, target }: PageContext,
  { connection, endpoint }: CaptureRow,
): number | undefined {
  if (connection !== 0 && target.canSend(connection)) return connection;
  return isClient(ledger.endpoint(endpoint, 0)?.kind) && target.canSend(endpoint) ? endpoint : undefined;
}

const noBytes: Failure = {
  code: 'ERR_NO_BYTES',
  message: 'None of the selected rows has bytes that could be sent',
  advice: 'Select chunks or datagrams.',
};
const tooMany: Failure = {
  code: 'E2BIG',
  message: `More than ${rowsLimit} payloads are selected, which is the limit`,
  advice: 'Select fewer, or make an experiment of them.',
};

function notKept(count: number, total: number): Failure {
  return {
    code: 'ERR_NOT_KEPT',
    message: `${count} of ${total} payloads were sent: the next one is no longer kept`,
    advice: 'The capture has a limit: see socketLab.captureLimitMiB.',
  };
}

function closedFailure({ ledger, target }: PageContext, { connection, endpoint }: CaptureRow): Failure {
  const id = ledger.connection(connection) === undefined ? endpoint : connection;
  return {
    code: 'ENOTCONN',
    message: `Nothing was sent: ${target.labelOf(id)} is not open any more`,
    advice: 'Connect first, or choose what to send to.',
  };
}
