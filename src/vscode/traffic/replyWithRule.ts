import * as vscode from 'vscode';
import type { CaptureView } from '../../capture/views/captureView.ts';
import type { CaptureRow } from '../../model/captureRow.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../../app/failures/commandError.ts';
import { notation } from '../notation.ts';
import { responderUri } from '../responders/responderUri.ts';
import { ruleFor, ruleForLimitBytes } from '../../app/rows/ruleFor.ts';
import { selectedRows } from '../../app/rows/selectedRows.ts';
import type { TrafficParts } from './trafficParts.ts';

/** Opens the rules of the listener that received a row, with one more that answers the same bytes; not saved yet. */
export async function replyWithRule(
  { store, actions }: TrafficParts,
  view: CaptureView,
  request: RowsActionRequest,
): Promise<void> {
  const row = receivedRow(view, request);
  const bytes = row && store.bytes(row.seq, 0, ruleForLimitBytes);
  const endpoint = row && actions.endpointOf(row.endpoint);
  if (row === undefined || bytes === undefined || endpoint?.kind !== 'listener') {
    throw new CommandError({
      code: 'ERR_NOT_RECEIVED',
      message:
        endpoint?.kind === 'client'
          ? 'A rule is what a listener answers, and this was received by a client'
          : 'None of the selected rows was received by a listener that is still there',
      advice: 'Select a chunk or datagram that a listener of this window has received.',
    });
  }
  const document = await vscode.workspace.openTextDocument(responderUri(endpoint));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const rules = withRule(document.getText(), ruleFor(bytes, row.length > bytes.length));
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  // The answer is selected, to be typed over.
  const snippet = new vscode.SnippetString()
    .appendText(rules.before)
    .appendPlaceholder(sampleAnswer)
    .appendText(rules.after);
  await editor.insertSnippet(snippet, all);
}

const sampleAnswer = 'thanks';

/** Above all other rules: the first that fits answers. What comes before the text of the answer, and after it. */
function withRule(text: string, match: string): { readonly before: string; readonly after: string } {
  const line = `on data ${match} reply "${sampleAnswer}"`;
  const { header, blocks } = notation().ruleBlocks(text.replaceAll('\r\n', '\n'));
  const at = blocks.findLastIndex(({ kind }) => kind === 'frames') + 1;
  const texts = blocks.map((block) => block.text);
  const next = notation().joinBlocks(header, [...texts.slice(0, at), line, ...texts.slice(at)]);
  const answer = next.indexOf(line) + line.length - sampleAnswer.length - 1;
  return { before: next.slice(0, answer), after: next.slice(answer + sampleAnswer.length) };
}

/** The row with the cursor, or else the first one that was received. */
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
