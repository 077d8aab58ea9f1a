/** Opens an experiment that replays the selected rows of one connection. */
import { countText } from '../../model/countText.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import { selectedRows } from './selectedRows.ts';
import type { PageContext } from '../page/context/pageContext.ts';

/** Most rows of an experiment, to keep it readable. */
const rowsLimit = 20_000;

export async function newExperimentOfRows(
  { view, target, editor, userInterface }: PageContext,
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
  /** Asked where both ends are ours, as each byte is then captured twice. */
  const pickConnection = () =>
    userInterface.pick(
      [...rows].map(([connection, seqs]) => ({
        label: target.labelOf(connection),
        description: `${countText(seqs.length, 'row')} selected`,
        value: connection,
      })),
      {
        title: 'New Experiment from Selection',
        placeholder: 'The rows are of several connections: which one is it to be about?',
      },
    );
  const id = rows.size < 2 ? rows.keys().next().value : await pickConnection();
  if (rows.size === 0) {
    throw new CommandError({
      code: 'ENOTCONN',
      message: 'None of the selected rows belongs to a connection',
      advice: 'Select what a connection sent and received.',
    });
  }
  if (id !== undefined) await editor.newExperiment(id, rows.get(id));
}
