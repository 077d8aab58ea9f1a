/** The line of choices below the input: format, line end and target. */
import { html, nothing } from 'lit/html.js';
import type { LineEnding, SendFormat } from '../../../src/model/draft.ts';
import { takesLineEnding } from '../../../src/language/payload/outgoingBytes.ts';
import { iconButton } from '../parts/iconButton.ts';
import { textChoice } from '../parts/textChoice.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { formats, lineEndings, noTargetWords } from './composerWords.ts';
import type { SendTarget } from './sendTargets.ts';
import { shortTarget } from './shortTarget.ts';

type Dispatch = ViewContext['dispatch'];

export function formatChoice(format: SendFormat, dispatch: Dispatch) {
  return textChoice({
    name: 'format',
    label: 'Format',
    options: formats,
    value: format,
    choose: (value) => {
      dispatch({ type: 'format', format: value as SendFormat });
    },
  });
}

export function endingChoice({ format, lineEnding, defaultLineEnding }: PageState, dispatch: Dispatch) {
  if (!takesLineEnding(format)) return nothing;
  return textChoice({
    name: 'ending',
    label: 'Line ending',
    options: lineEndings,
    value: lineEnding ?? defaultLineEnding,
    choose: (value) => {
      dispatch({ type: 'lineEnding', lineEnding: value as LineEnding });
    },
  });
}

/** The target, or why there is none, with the command that starts a client. */
export function targetChoice(state: PageState, targets: readonly SendTarget[], choose: (id: number) => void) {
  if (targets.length === 0) return missingTarget(state);
  const value = String(state.target ?? targets[0]?.id ?? '');
  const label = targets.find(({ id }) => String(id) === value)?.label ?? '';
  const isWide = state.layout === 'wide';
  return textChoice({
    name: 'target',
    label: 'Send to',
    options: targets.map((one) => ({ value: String(one.id), label: one.label })),
    value,
    words:
      state.target === undefined
        ? 'Send to …'
        : html`<span class="to">to </span>${isWide ? label.replace(/^All/, 'all') : shortTarget(label)}`,
    choose: (id) => {
      choose(Number(id));
    },
  });
}

function missingTarget(state: PageState) {
  const { words, command } = noTargetWords(state);
  const [first = words] = words.split('. ', 1);
  const copy = (): void => {
    void navigator.clipboard.writeText(command ?? '');
  };
  return html`<span class="no-target" title=${words}>${first.replace(/\.$/, '')}</span>${
      command === undefined ? nothing : iconButton('copy', `Copy ${command}`, copy)
    }`;
}
