import type { CaptureView } from '../../capture/views/captureView.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import type { CommandError } from '../../app/failures/commandError.ts';
import { tell, tellFailure } from '../prompts/tell.ts';
import { copyRows } from './copyRows.ts';
import { newExperimentOfRows } from './newExperimentOfRows.ts';
import { replyWithRule } from './replyWithRule.ts';
import { sendRowsAgain } from './sendRowsAgain.ts';
import type { TrafficParts } from './trafficParts.ts';

/** Does with the selected rows of a page what its user wants, and shows what came of it. */
export async function actOnRows(
  parts: TrafficParts,
  view: CaptureView,
  request: RowsActionRequest,
): Promise<void> {
  const { action } = request;
  if (request.ranges.length === 0) {
    tell('Select a row of the list first.');
    return;
  }
  try {
    if (action === 'sendAgain') await sendRowsAgain(parts, view, request);
    else if (action === 'newExperiment') await newExperimentOfRows(parts, view, request);
    else if (action === 'replyWithRule') await replyWithRule(parts, view, request);
    else await copyRows(parts, view, { ...request, action });
  } catch (error) {
    // Other bundles have a class of their own of it.
    if (!(error instanceof Error && 'failure' in error)) throw error;
    void tellFailure((error as CommandError).failure);
  }
}
