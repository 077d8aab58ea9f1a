/** Asks what to send repeatedly, how often and how many times. */
import { countText } from '../../model/countText.ts';
import type { Result } from '../../model/result.ts';
import { readPeriod, readTimes } from '../../language/core/repeatPlan.ts';
import type { PayloadEncoder } from '../../app/sending/payloadEncoder.ts';
import type { RepeatPlan } from '../../app/repeats/repeat.ts';
import { openListSetting } from '../ui/listSetting.ts';
import type { SavedPayload } from '../../app/saved/savedPayloads.ts';
import type { WrittenPayload } from '../../app/sending/writtenPayload.ts';
import { askText, back, type Answer } from '../ui/ask.ts';
import { askSavedPayload } from './askSavedPayload.ts';

export interface RepeatAnswers extends WrittenPayload {
  readonly plan: RepeatPlan;
}

/** Undefined: cancelled. */
export async function askRepeat(
  title: string,
  saved: readonly SavedPayload[],
  measure: PayloadEncoder['measure'],
): Promise<RepeatAnswers | undefined> {
  for (;;) {
    const written = await askPayload(title, saved, measure);
    if (written === undefined) return undefined;
    const plan = await askPlan(title);
    if (plan === undefined) return undefined;
    if (plan !== back) return { ...written, plan };
  }
}

async function askPayload(
  title: string,
  saved: readonly SavedPayload[],
  measure: PayloadEncoder['measure'],
): Promise<WrittenPayload | undefined> {
  const sendable = saved.filter(({ problem }) => problem === undefined);
  while (sendable.length > 0) {
    const other = 'Write One';
    const answer = await askSavedPayload({
      title,
      placeholder: 'What is to be sent?',
      saved: sendable,
      other,
    });
    if (answer?.kind === 'chosen') return answer.saved;
    if (answer?.kind === 'edit') await openListSetting('payloads');
    if (answer?.kind !== 'other') return undefined;
    const written = await askWritten(title, measure, true);
    if (written !== back) return written;
  }
  const written = await askWritten(title, measure, false);
  return written === back ? undefined : written;
}

async function askWritten(
  title: string,
  measure: PayloadEncoder['measure'],
  canGoBack: boolean,
): Promise<Answer<WrittenPayload>> {
  const payload = await askText({
    title,
    ...steps(1),
    canGoBack,
    value: '"ping\\n"',
    prompt: 'In the payload notation',
    judge: (text) => {
      const measured = measure(text, 'payload');
      if (!measured.ok) return { message: measured.failure.message, severity: 'error' };
      const { bytes } = measured.value;
      if (bytes === 0) return { message: 'There is nothing to send yet.', severity: 'error' };
      return bytes === undefined ? undefined : { message: countText(bytes, 'byte'), severity: 'info' };
    },
  });
  return typeof payload === 'string' ? { payload, format: 'payload' } : payload;
}

async function askPlan(title: string): Promise<Answer<RepeatPlan>> {
  for (let every = '1s'; ;) {
    const period = await askText({
      title,
      ...steps(2),
      canGoBack: true,
      value: every,
      prompt: 'How often? 200ms, 1s, 2m, 1h; 0 is as fast as possible',
      judge: (text) => remarkOn(readPeriod(text)),
    });
    if (typeof period !== 'string') return period;
    every = period;
    const times = await askText({
      title,
      ...steps(3),
      canGoBack: true,
      value: '',
      prompt: 'How many times? Empty: until it is stopped',
      judge: (text) => remarkOn(readTimes(text)),
    });
    if (times === undefined) return undefined;
    const read = readPeriod(period);
    const count = times === back ? undefined : readTimes(times);
    if (!read.ok || count?.ok !== true) continue;
    return { everyMs: read.value, ...(count.value === undefined ? {} : { times: count.value }) };
  }
}

function steps(step: number): { readonly step: number; readonly steps: number } {
  return { step, steps: 3 };
}

function remarkOn(read: Result<unknown>) {
  return read.ok ? undefined : ({ message: read.failure.message, severity: 'error' } as const);
}
