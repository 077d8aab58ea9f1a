/** Opens the rules of the listener that received a row, with an unsaved new rule that replies to the same bytes. */
import { responds, dials } from '../../model/endpointKinds.ts';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import { joinBlocks, ruleBlocks } from '../../language/rules/ruleBlocks.ts';
import { ruleFor, ruleForLimitBytes } from './ruleFor.ts';
import { selectedRows } from './selectedRows.ts';
import type { TextWithPlaceholder } from '../page/context/pageEditor.ts';
import type { PageContext } from '../page/context/pageContext.ts';

export async function replyWithRule(
  { store, actions, view, editor }: PageContext,
  request: RowsActionRequest,
): Promise<void> {
  const row = receivedRow(view, request);
  const bytes = row && store.bytes(row.seq, 0, ruleForLimitBytes);
  const endpoint = row && actions.endpointOf(row.endpoint);
  if (row === undefined || bytes === undefined || endpoint === undefined || !responds(endpoint.kind)) {
    throw new CommandError({
      code: 'ERR_NOT_RECEIVED',
      message: dials(endpoint?.kind)
        ? `A rule is what a listener answers, and this was received by a ${endpoint?.kind}`
        : 'None of the selected rows was received by a listener that is still there',
      advice: 'Select a chunk or datagram that a listener of this window has received.',
    });
  }
  await editor.editRules(endpoint, (rules) => withRule(rules, ruleFor(bytes, row.length > bytes.length)));
}

const sampleReply = 'thanks';

/** Adds a rule at the top, as the first match replies. The text of the reply is the placeholder. */
function withRule(text: string, match: string): TextWithPlaceholder {
  const line = `on data ${match} reply "${sampleReply}"`;
  const { header, blocks } = ruleBlocks(text.replaceAll('\r\n', '\n'));
  const at = blocks.findLastIndex(({ kind }) => kind === 'frames') + 1;
  const texts = blocks.map((block) => block.text);
  const next = joinBlocks(header, [...texts.slice(0, at), line, ...texts.slice(at)]);
  const reply = next.indexOf(line) + line.length - sampleReply.length - 1;
  return {
    before: next.slice(0, reply),
    placeholder: sampleReply,
    after: next.slice(reply + sampleReply.length),
  };
}

/** The row with the cursor if it was received, or else the first received one. */
function receivedRow(
  view: CaptureView,
  { generation, ranges, active }: RowsActionRequest,
): CaptureRow | undefined {
  if (view.generation !== generation) return undefined;
  const [cursor] = view.rows(active, 1);
  if (cursor !== undefined && isReceived(cursor)) return cursor;
  for (const { row } of selectedRows(view, generation, ranges)) if (isReceived(row)) return row;
  return undefined;
}

function isReceived({ type, direction, length }: CaptureRow): boolean {
  return type === 'data' && direction === 'in' && length > 0;
}
