/** Performs the chosen action on the selected rows of a page, and shows the outcome. */
import type { RowsAction, RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import type { PageContext } from '../page/context/pageContext.ts';
import { colorRowsLike } from './colorRowsLike.ts';
import { compareRows } from './compareRows.ts';
import type { CopyForm } from './copiedRow.ts';
import { copyRows } from './copyRows.ts';
import { goToOtherWay } from './goToOtherWay.ts';
import { editNote, goToMark, markRows, unmarkRows } from './markRows.ts';
import { newExperimentOfRows } from './newExperimentOfRows.ts';
import { replyWithRule } from './replyWithRule.ts';
import { sendRowsAgain } from './sendRowsAgain.ts';

type Act = (context: PageContext, request: RowsActionRequest) => Promise<void> | void;

const copy =
  (action: CopyForm): Act =>
  (context, request) =>
    copyRows(context, { ...request, action });

const acts: Readonly<Record<RowsAction, Act>> = {
  copyText: copy('copyText'),
  copyHex: copy('copyHex'),
  copyPayload: copy('copyPayload'),
  copyJson: copy('copyJson'),
  sendAgain: sendRowsAgain,
  newExperiment: newExperimentOfRows,
  replyWithRule,
  compareBytes: compareRows,
  colorLike: colorRowsLike,
  mark: markRows,
  unmark: unmarkRows,
  editNote,
  nextMark: goToMark,
  previousMark: goToMark,
  goToAnswer: goToOtherWay,
  goToRequest: goToOtherWay,
};
/** What can do without a selection. */
const needsNone: ReadonlySet<RowsAction> = new Set(['nextMark', 'previousMark']);

export async function actOnRows(context: PageContext, request: RowsActionRequest): Promise<void> {
  const { action } = request;
  if (request.ranges.length === 0 && !needsNone.has(action)) {
    context.userInterface.showInformation('Select a row of the list first.');
    return;
  }
  try {
    await acts[action](context, request);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    context.userInterface.showFailure(error.failure);
  }
}
