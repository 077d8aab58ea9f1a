/** A segmented control: one of a few choices, all of them in view. */
import './segmented.css';
import { html } from 'lit/html.js';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Instead of the label, which then is the tooltip and the accessible name. */
  readonly content?: unknown;
}

/** A group of radio buttons. */
export function segmented<Value extends string>(
  label: string,
  segments: readonly Segment<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
) {
  return html`<span class="choices" role="radiogroup" aria-label=${label}>
    ${segments.map(
      ({ value, label: words, content = words }) =>
        html`<button
          type="button"
          class="choice"
          role="radio"
          aria-checked=${value === chosen ? 'true' : 'false'}
          aria-label=${words}
          title=${words}
          tabindex=${value === chosen ? 0 : -1}
          @click=${() => {
            choose(value);
          }}
          @keydown=${stepChoice}
        >
          ${content}
        </button>`,
    )}
  </span>`;
}

/** Arrow keys select the neighbour, as in any group of radio buttons. */
function stepChoice(event: KeyboardEvent): void {
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  const button = event.currentTarget;
  if (step === undefined || !(button instanceof HTMLButtonElement)) return;
  const all = [...(button.parentElement?.querySelectorAll('button') ?? [])];
  const next = all[(all.indexOf(button) + step + all.length) % all.length];
  next?.click();
  next?.focus();
  event.preventDefault();
}
