/** Marks rows of the list, writes notes on them, and goes from one to the next. */
import { markedLimit, noteLimit } from '../../capture/store/markedRows.ts';
import { countNumber, countText } from '../../model/countText.ts';
import { partitionPoint } from '../../model/partitionPoint.ts';
import type { Failure } from '../../model/result.ts';
import type { RowsActionRequest } from '../../page/listMessages.ts';
import { CommandError } from '../failures/commandError.ts';
import type { PageContext } from '../page/context/pageContext.ts';
import { selectedRows } from './selectedRows.ts';

export function markRows(
  { view, marks }: Pick<PageContext, 'view' | 'marks'>,
  { generation, ranges }: RowsActionRequest,
): void {
  const seqs: number[] = [];
  for (const { row } of selectedRows(view, generation, ranges)) {
    seqs.push(row.seq);
    if (seqs.length > markedLimit) throw new CommandError(tooMany);
  }
  if (!marks.mark(seqs)) throw new CommandError(tooMany);
}

/** Notes are not lost by a key that was pressed by mistake: the user is asked first. */
export async function unmarkRows(
  { view, marks, userInterface }: PageContext,
  { generation, ranges }: RowsActionRequest,
): Promise<void> {
  if (view.generation !== generation) return;
  const isSelected = (seq: number): boolean => {
    const row = view.rowOf(seq);
    if (row === undefined) return false;
    const at = partitionPoint(0, ranges.length, (index) => (ranges[index]?.to ?? 0) <= row);
    return (ranges[at]?.from ?? Infinity) <= row;
  };
  const seqs = marks.seqs().filter(isSelected);
  const noted = seqs.filter((seq) => marks.noteOf(seq) !== '');
  const [only = 0] = noted;
  const isAgreed =
    noted.length === 0 ||
    (await userInterface.confirm({
      message:
        noted.length === 1
          ? `Remove the note on row #${countNumber(only)}, too?`
          : `Remove the notes on ${countText(noted.length, 'row')}, too?`,
      detail: noted.length === 1 ? (marks.noteOf(only) ?? '') : '',
      action: 'Remove',
    }));
  if (isAgreed) marks.unmark(seqs);
}

/** On the row with the cursor. */
export async function editNote(
  { view, marks, userInterface }: PageContext,
  { generation, active }: RowsActionRequest,
): Promise<void> {
  const [row] = view.generation === generation ? view.rows(active, 1) : [];
  if (row === undefined) return;
  const old = marks.noteOf(row.seq) ?? '';
  const note = await userInterface.askText({
    title: `Note on Row #${countNumber(row.seq)}`,
    prompt: old === '' ? 'It is shown at the end of the row.' : 'An empty note is removed.',
    value: old,
    limit: noteLimit,
  });
  if (note !== undefined && !marks.setNote(row.seq, note.trim())) throw new CommandError(tooMany);
}

/** Of the marked rows that the list shows, and after the last one the first again. */
export function goToMark(
  { view, marks, pageRow, userInterface }: PageContext,
  { action, generation, ranges, active }: RowsActionRequest,
): void {
  const marked = action === 'nextMark' ? marks.seqs() : marks.seqs().toReversed();
  const shown = marked.filter((seq) => view.rowOf(seq) !== undefined);
  const from = ranges.length > 0 && view.generation === generation ? view.seqOf(active) : -1;
  const isBeyond = (seq: number): boolean => (action === 'nextMark' ? seq > from : seq < from);
  // Where the list shows none, it is said why.
  const [first = marked[0]] = shown;
  const goal = from < 0 ? first : (shown.find(isBeyond) ?? first);
  if (goal === undefined) userInterface.showInformation('No row is marked yet: press M on a row to mark it.');
  else pageRow.goTo(goal);
}

const tooMany: Failure = {
  code: 'E2BIG',
  message: `More than ${countNumber(markedLimit)} rows would be marked, which is the limit`,
  advice: 'Select fewer rows, or remove marks that you no longer need.',
};
