/** Performs the chosen action on the selected rows of a page, and shows the outcome. */
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import type { PageContext } from '../page/context/pageContext.ts';
import { colorRowsLike } from './colorRowsLike.ts';
import { compareRows } from './compareRows.ts';
import { copyRows } from './copyRows.ts';
import { newExperimentOfRows } from './newExperimentOfRows.ts';
import { replyWithRule } from './replyWithRule.ts';
import { sendRowsAgain } from './sendRowsAgain.ts';

export async function actOnRows(context: PageContext, request: RowsActionRequest): Promise<void> {
  const { action } = request;
  if (request.ranges.length === 0) {
    context.userInterface.showInformation('Select a row of the list first.');
    return;
  }
  try {
    if (action === 'sendAgain') await sendRowsAgain(context, request);
    else if (action === 'newExperiment') await newExperimentOfRows(context, request);
    else if (action === 'replyWithRule') await replyWithRule(context, request);
    else if (action === 'compareBytes') await compareRows(context, request);
    else if (action === 'colorLike') await colorRowsLike(context, request);
    else await copyRows(context, { ...request, action });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    context.userInterface.showFailure(error.failure);
  }
}
