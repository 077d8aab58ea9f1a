import * as vscode from 'vscode';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import { countText } from '../../model/countText.ts';
import type { Failure } from '../../model/result.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { formatBytes } from '../../model/units.ts';
import { CommandError } from '../../app/failures/commandError.ts';
import { tellFailureWithButtons } from '../prompts/tell.ts';
import { selectedRows } from '../../app/rows/selectedRows.ts';
import type { TrafficParts } from './trafficParts.ts';

const outcomeMs = 4000;
/** More are a repeat, or an experiment. */
const rowsLimit = 1000;

/** Sends the exact bytes of each row again, in order, to where it went or came from. */
export async function sendRowsAgain(
  parts: TrafficParts,
  view: CaptureView,
  { generation, ranges }: RowsActionRequest,
): Promise<void> {
  const { target } = parts;
  const rows: CaptureRow[] = [];
  for (const { row } of selectedRows(view, generation, ranges)) {
    if (row.type === 'data') rows.push(row);
    if (rows.length > rowsLimit) throw new CommandError(tooMany);
  }
  if (rows.length === 0) throw new CommandError(noBytes);
  const closed = rows.find((row) => sameTarget(parts, row) === undefined);
  const current = target.current();
  let otherwise: number | undefined;
  if (closed !== undefined) {
    const failure = goneFailure(parts, closed);
    if (current === undefined) throw new CommandError(failure);
    const button = `Send to ${target.labelOf(current)}`;
    if ((await tellFailureWithButtons(failure, button)) !== button) return;
    otherwise = current;
  }
  sendAll(parts, rows, otherwise);
}

function sendAll(parts: TrafficParts, rows: readonly CaptureRow[], otherwise: number | undefined): void {
  const { store, actions, target } = parts;
  const targets = new Set<number>();
  let sentBytes = 0;
  let count = 0;
  for (const row of rows) {
    const to = sameTarget(parts, row) ?? otherwise;
    const bytes = store.bytes(row.seq);
    if (to === undefined || bytes === undefined)
      throw new CommandError(bytes === undefined ? notKept(count, rows.length) : goneFailure(parts, row));
    const sent = actions.send(to, bytes);
    if (!sent.ok) throw new CommandError(sent.failure);
    targets.add(to);
    count += 1;
    sentBytes += sent.value.bytes;
  }
  const [first = 0] = targets;
  const where = targets.size === 1 ? target.labelOf(first) : countText(targets.size, 'target');
  const what = rows.length === 1 ? '' : `${countText(count, 'payload')}, `;
  vscode.window.setStatusBarMessage(`Sent ${what}${formatBytes(sentBytes)} again, to ${where}`, outcomeMs);
}

/** The row's connection; of a client that has connected anew since, the client. */
function sameTarget(
  { ledger, target }: TrafficParts,
  { connection, endpoint }: CaptureRow,
): number | undefined {
  if (connection !== 0 && target.canSend(connection)) return connection;
  const isClient = ledger.endpoint(endpoint, 0)?.kind === 'client';
  return isClient && target.canSend(endpoint) ? endpoint : undefined;
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

function goneFailure({ ledger, target }: TrafficParts, { connection, endpoint }: CaptureRow): Failure {
  const id = ledger.connection(connection) === undefined ? endpoint : connection;
  return {
    code: 'ENOTCONN',
    message: `Nothing was sent: ${target.labelOf(id)} is not open any more`,
    advice: 'Connect first, or choose what to send to.',
  };
}
