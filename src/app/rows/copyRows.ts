/** Copies the selected rows to the clipboard. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { countRows } from '../../page/listMessages.ts';
import { countText } from '../../model/countText.ts';
import { endpointLabel } from '../../model/endpointText.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { collectText, copyLimitCharacters } from './collectText.ts';
import { copiedRow, type CopyForm, type CopyFrame } from './copiedRow.ts';
import { selectedRows, type SelectedRow } from './selectedRows.ts';
import { shownPeer } from './shownNames.ts';
import type { PageContext } from '../page/context/pageContext.ts';

const formNames: Readonly<Record<CopyForm, string>> = {
  copyText: 'text',
  copyHex: 'hex',
  copyPayload: 'payload notation',
  copyJson: 'JSON',
};

export async function copyRows(
  { store, ledger, marks, view, startedAtMs, userInterface }: PageContext,
  request: RowsActionRequest & { readonly action: CopyForm },
): Promise<void> {
  const { action, generation, ranges, columns, time, preview } = request;
  const total = countRows(ranges);
  const peerOf = shownPeer(ledger);
  const frame: CopyFrame = {
    columns,
    time,
    preview,
    startedAtMs,
    peerOf,
    noteOf: (seq) => marks.noteOf(seq),
    bytes: (seq, offset, length) => store.bytes(seq, offset, length),
    endpointOf: ({ endpoint, seq }) => {
      const names = ledger.namesAt(endpoint, seq);
      return names === undefined ? '' : endpointLabel(names);
    },
  };
  const stop = new AbortController();
  let processed = 0;
  const work = collectText(copiedRows(action, selectedRows(view, generation, ranges), frame), {
    between: action === 'copyJson' ? ',\n' : '\n',
    limit: copyLimitCharacters,
    signal: stop.signal,
    nowMs: () => performance.now(),
    pause: () => nextTurn(),
    onProgress: (rows) => {
      processed = rows;
    },
  });
  const { text, rows, isCut } = await userInterface.withProgress(work, {
    title: 'Copying rows',
    cancel: () => stop.abort(),
    report: () => ({
      message: `${countText(processed, 'row')} of ${countText(total, 'row')}`,
      percent: (100 * processed) / total,
    }),
  });
  if (stop.signal.aborted) return;
  if (rows === 0 && !isCut) {
    userInterface.showInformation(nothingWords(view.generation === generation, action));
    return;
  }
  if (rows > 0) await userInterface.copyText(action === 'copyJson' ? `[\n${text}\n]\n` : `${text}\n`);
  if (isCut) {
    const limit = `${copyLimitCharacters / 1024 / 1024} MiB of text`;
    if (rows === 0)
      userInterface.showInformation(
        `Nothing was copied: the first row alone is more than ${limit}, which is the limit.`,
      );
    else
      userInterface.showInformation(
        `The first ${countText(rows, 'row')} of ${countText(total, 'row')} were copied: ${limit} is the limit.`,
      );
    return;
  }
  userInterface.showStatus(`Copied ${countText(rows, 'row')} as ${formNames[action]}`);
}

function* copiedRows(
  action: CopyForm,
  rows: Iterable<SelectedRow>,
  frame: CopyFrame,
): Generator<Generator<string> | undefined> {
  for (const selected of rows) yield copiedRow(action, selected, frame);
}

function nothingWords(isSame: boolean, action: CopyForm): string {
  if (!isSame) return 'Nothing was copied: the list has changed since. Select the rows again.';
  return action === 'copyHex' || action === 'copyPayload'
    ? 'Nothing was copied: none of the selected rows has bytes.'
    : 'Nothing was copied: the selected rows are no longer kept.';
}
