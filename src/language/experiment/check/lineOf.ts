/** Maps offsets to line numbers. */
import { partitionPoint } from '../../../model/partitionPoint.ts';

/** The line of an offset, from 1. */
export type LineOf = (offset: number) => number;

/** Looks lines up in a list of line starts, built once. */
export function lineFinder(text: string): LineOf {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return (offset) => partitionPoint(0, starts.length, (index) => (starts[index] ?? 0) <= offset);
}
