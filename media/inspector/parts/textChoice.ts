/** A choice in a line of text: its value as words, and the browser's own list for a click. */
import './textChoice.css';
import { html, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import type { Choice } from './choiceList.ts';

export interface TextChoice {
  /** A class name. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
  readonly value: string;
  /** In place of the chosen option's label, where that is too long for the line. */
  readonly words?: string | TemplateResult;
  readonly choose: (value: string) => void;
}

export function textChoice({ name, label, options, value, words, choose }: TextChoice) {
  const chosen = options.find((one) => one.value === value)?.label ?? label;
  return html`<span class="text-choice ${name}">
    <span class="text-choice-words" aria-hidden="true">${words ?? chosen}</span>
    <span class="codicon codicon-chevron-down" aria-hidden="true"></span>
    <select
      aria-label=${label}
      title=${`${label}: ${chosen}`}
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        (one) =>
          html`<option value=${one.value} .selected=${live(one.value === value)}>${one.label}</option>`,
      )}
    </select>
  </span>`;
}
