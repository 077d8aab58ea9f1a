/** The composer's texts other than the preview. */
import type { SendFormat } from '../../../src/model/draft.ts';
import type { DraftPreview } from './draftPreview.ts';
import type { Choice } from '../parts/choiceList.ts';
import { targetOf } from './sendTargets.ts';
import type { PageState } from '../state/pageState.ts';

export const formats: readonly Choice[] = [
  { value: 'text', label: 'Text' },
  { value: 'escapes', label: 'Escapes' },
  { value: 'hex', label: 'Hex' },
  { value: 'payload', label: 'Payload' },
];
export const lineEndings: readonly Choice[] = [
  { value: 'none', label: 'No line end' },
  { value: 'lf', label: 'LF' },
  { value: 'crlf', label: 'CR LF' },
];

export const placeholders: Readonly<Record<SendFormat, string>> = {
  text: 'Text to send',
  escapes: 'Text with escapes to send',
  payload: 'Payload to send',
  hex: 'Hex digits to send',
};

/** The host's messages already include the code. */
export function failureWords({ message, code }: NonNullable<PageState['failure']>): string {
  return message.includes(code) ? message : `${message} (${code})`;
}

/** Why nothing can be sent now; undefined: sending is possible. */
export function whyNot(state: PageState, targets: number, kind: DraftPreview['kind']): string | undefined {
  if (targets === 0) return 'Nobody is connected who could be sent to';
  if (targetOf(state) === undefined) return 'Choose what to send to first';
  if (kind === 'problem') return 'What is written has a problem';
  if (kind === 'waiting') return 'What is written is being checked';
  if (kind === 'nothing') return 'There is nothing to send yet';
  return state.sending ? 'Sending' : undefined;
}
