/** Describes a repeat for the page, the status bar and messages. */
import { countNumber, countText } from '../../model/countText.ts';
import type { RepeatState } from '../../model/repeat.ts';
import { periodText, rateText } from './repeatPlan.ts';

/** What it is doing or how it ended. `label`: the display name of its target. */
export function repeatHeadText({ everyMs, sent, ending }: RepeatState, label: string): string {
  switch (ending?.kind) {
    case undefined:
      return `Sending ${periodText(everyMs)} to ${label}`;
    case 'done':
      return `Sent ${countText(sent, 'time')} to ${label}`;
    case 'stopped':
      return `Stopped sending to ${label}`;
    case 'closed':
      return `Stopped sending ${periodText(everyMs)}: ${label} was closed`;
    case 'failed':
      return `Stopped sending ${periodText(everyMs)}: ${sentence(ending.message)} (${ending.code})`;
  }
}

/** Progress, one text per figure: `1,234 sent · 9.98/s · 3 skipped`. */
export function repeatFigureTexts({ sent, times, perSecond, skipped, ending }: RepeatState): string[] {
  const count = times === undefined ? countNumber(sent) : `${countNumber(sent)} of ${countNumber(times)}`;
  return [
    ...(ending?.kind === 'done' ? [] : [`${count} sent`]),
    // The first send has no rate yet.
    ...(sent < 2 ? [] : [rateText(perSecond)]),
    ...(skipped === 0 ? [] : [`${countNumber(skipped)} skipped`]),
  ];
}

export function repeatText(state: RepeatState, label: string): string {
  return [repeatHeadText(state, label), ...repeatFigureTexts(state)].join(' · ');
}

function sentence(message: string): string {
  return message.replace(/\.$/, '');
}
