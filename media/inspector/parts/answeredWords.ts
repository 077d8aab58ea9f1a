import { countNumber } from '../../../src/model/countText.ts';
import type { RowAnswer } from '../../../src/model/captureRow.ts';
import { formatDuration } from '../../../src/model/units.ts';

export interface AnsweredWords {
  /** `4.2 ms` */
  readonly time: string;
  /** `answered after 4.2 ms by ` */
  readonly words: string;
  /** `#13` */
  readonly row: string;
}

export function answeredWords({ seq, afterUs }: RowAnswer): AnsweredWords {
  const time = formatDuration(afterUs);
  return { time, words: `answered after ${time} by `, row: `#${countNumber(seq)}` };
}
