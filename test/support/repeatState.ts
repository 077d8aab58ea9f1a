import type { RepeatState } from '../../src/model/repeat.ts';

/** The state of a repeat that has run for a while. */
export function repeatState(other: Partial<RepeatState> = {}): RepeatState {
  return {
    id: 1,
    to: 2,
    label: 'tcp://127.0.0.1:53131',
    what: '"ping\\n"',
    everyMs: 100,
    sent: 1234,
    skipped: 3,
    seconds: 123.6,
    perSecond: 9.98,
    ...other,
  };
}
