/** A drop-down list of a few choices: the browser's own, in the colours of VS Code's. */
import './choiceList.css';
import { html } from 'lit/html.js';
import { live } from 'lit/directives/live.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** @param name a class name, which gives it its width */
export function choiceList(
  name: string,
  label: string,
  options: readonly Choice[],
  value: string,
  choose: (value: string) => void,
  isDisabled = false,
) {
  return html`<span class="choice-list ${name}">
    <select
      aria-label=${label}
      ?disabled=${isDisabled}
      title=${options.find((one) => one.value === value)?.label ?? label}
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        (one) =>
          html`<option value=${one.value} .selected=${live(one.value === value)}>${one.label}</option>`,
      )}
    </select>
    <span class="codicon codicon-chevron-down" aria-hidden="true"></span>
  </span>`;
}
