import assert from 'node:assert/strict';
import { LineMarks, markLines } from '../../../../src/capture/follow/lineMarks.ts';

/** Where a line of these tests begins: another place for each, and never 0. */
const offsetOf = (line: number): number => line * 3 + 7;

function note(marks: LineMarks, from: number, to: number): void {
  for (let line = from; line < to; line++) marks.note(line, offsetOf(line));
}

describe('LineMarks', () => {
  it('knows where every 64th line begins, however many lines there are', () => {
    const lines = 600_000;
    const marks = new LineMarks(lines);
    note(marks, 0, lines);
    for (let number = 0; number * markLines < lines; number++)
      assert.equal(marks.at(number), offsetOf(number * markLines), `mark ${number}`);
  });

  it('has no mark of a line that has not come yet', () => {
    const marks = new LineMarks(1000);
    note(marks, 0, markLines);
    assert.deepEqual([marks.at(0), marks.at(1)], [offsetOf(0), 0]);
    note(marks, markLines, markLines + 1);
    assert.equal(marks.at(1), offsetOf(markLines));
  });

  it('holds offsets of up to 4 GB', () => {
    const marks = new LineMarks(1000);
    marks.note(0, 2 ** 32 - 1);
    assert.equal(marks.at(0), 2 ** 32 - 1);
  });

  it('keeps the mark from which the oldest kept line is found, and forgets those before it', () => {
    const marks = new LineMarks(1000);
    note(marks, 0, 5 * markLines);
    const kept = (): number[] => [0, 1, 2, 3, 4].filter((number) => marks.at(number) > 0);
    marks.dropBefore(3 * markLines - 1);
    assert.deepEqual(kept(), [2, 3, 4]);
    marks.dropBefore(3 * markLines);
    assert.deepEqual(kept(), [3, 4]);
  });

  it('counts on from its latest mark where more lines are dropped than are noted', () => {
    const marks = new LineMarks(1000);
    marks.dropBefore(500);
    note(marks, 0, markLines + 1);
    assert.deepEqual([marks.at(0), marks.at(1)], [offsetOf(0), offsetOf(markLines)]);
  });

  it('has room for its lines again and again while a stream goes on', () => {
    const most = 300_000;
    const marks = new LineMarks(most);
    for (let line = 0; line < 6 * most; line += markLines) {
      marks.dropBefore(Math.max(0, line - most));
      note(marks, line, line + markLines);
      const oldest = Math.floor(Math.max(0, line - most) / markLines);
      assert.equal(marks.at(oldest), offsetOf(oldest * markLines), `oldest mark at line ${line}`);
      assert.equal(marks.at(line / markLines), offsetOf(line), `latest mark at line ${line}`);
    }
  });
});
