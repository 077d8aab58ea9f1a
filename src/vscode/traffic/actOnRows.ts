import type { CaptureView } from '../../capture/views/captureView.ts';
import type { RowsActRequest } from '../../page/trafficMessages.ts';
import type { CommandError } from '../../app/commandError.ts';
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
  request: RowsActRequest,
): Promise<void> {
  const { act } = request;
  if (request.ranges.length === 0) {
    tell('Select a row of the list first.');
    return;
  }
  try {
    if (act === 'sendAgain') await sendRowsAgain(parts, view, request);
    else if (act === 'newExperiment') await newExperimentOfRows(parts, view, request);
    else if (act === 'replyWithRule') await replyWithRule(parts, view, request);
    else await copyRows(parts, view, { ...request, act });
  } catch (error) {
    // Other bundles have a class of their own of it.
    if (!(error instanceof Error && 'failure' in error)) throw error;
    void tellFailure((error as CommandError).failure);
  }
}
