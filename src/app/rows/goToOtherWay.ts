/** Goes from a request to its answer, and back: to the nearest data that went the other way on the connection. */
import { nearestOtherWay } from '../../capture/trace/otherWay.ts';
import { countNumber } from '../../model/countText.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import type { PageContext } from '../page/context/pageContext.ts';

export async function goToOtherWay(
  { store, ledger, view, turns, pageRow, userInterface }: PageContext,
  { action, generation, active }: RowsActionRequest,
): Promise<void> {
  const [row] = view.generation === generation ? view.rows(active, 1) : [];
  if (row === undefined) return;
  const { seq, type, connection } = row;
  if (type !== 'data' || connection === 0) {
    userInterface.showInformation('Only data that was sent or received has a request or an answer.');
    return;
  }
  const isAnswer = action === 'goToAnswer';
  const goal = await turns.finish(nearestOtherWay(store, seq, isAnswer ? 1 : -1));
  if (goal !== undefined) {
    pageRow.goTo(goal);
    return;
  }
  const done = row.direction === 'out' ? 'received' : 'sent';
  const isOpen = ledger.connection(connection)?.closedAt === undefined;
  const [when, but] = isAnswer
    ? ['after', isOpen ? ' yet' : '']
    : ['before', store.first > 0 ? ', or it is no longer kept' : ''];
  userInterface.showInformation(
    `Nothing was ${done} ${when} row #${countNumber(seq)} on its connection${but}.`,
  );
}
