import * as vscode from 'vscode';
import type { CaptureView } from '../../capture/views/captureView.ts';
import { countText } from '../../model/countText.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../../app/failures/commandError.ts';
import { selectedRows } from '../../app/rows/selectedRows.ts';
import type { TrafficParts } from './trafficParts.ts';

/** Rows of an experiment; nobody reads more. */
const rowsLimit = 20_000;

/** Opens an experiment that does what the selected rows show: those of one connection. */
export async function newExperimentOfRows(
  { experiments, target }: TrafficParts,
  view: CaptureView,
  { generation, ranges }: RowsActionRequest,
): Promise<void> {
  const rows = new Map<number, number[]>();
  let count = 0;
  for (const { row } of selectedRows(view, generation, ranges)) {
    if (row.connection === 0) continue;
    const seqs = rows.get(row.connection);
    if (seqs === undefined) rows.set(row.connection, [row.seq]);
    else seqs.push(row.seq);
    if (++count >= rowsLimit) break;
  }
  const id =
    rows.size < 2 ? rows.keys().next().value : await askConnection(rows, (one) => target.labelOf(one));
  if (rows.size === 0) {
    throw new CommandError({
      code: 'ENOTCONN',
      message: 'None of the selected rows belongs to a connection',
      advice: 'Select what a connection sent and received.',
    });
  }
  if (id !== undefined) await experiments().fromTraffic(id, rows.get(id));
}

/** Both ends of a conversation may be ours, and then each of its bytes is there twice. */
async function askConnection(
  rows: ReadonlyMap<number, readonly number[]>,
  labelOf: (id: number) => string,
): Promise<number | undefined> {
  const choices = [...rows].map(([id, seqs]) => ({
    label: labelOf(id),
    description: `${countText(seqs.length, 'row')} selected`,
    id,
  }));
  const picked = await vscode.window.showQuickPick(choices, {
    title: 'New Experiment from Selection',
    placeHolder: 'The rows are of several connections: which one is it to be about?',
  });
  return picked?.id;
}
