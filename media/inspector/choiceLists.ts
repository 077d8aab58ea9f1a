import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { html } from 'lit';
import type { Choice } from './composerWords.ts';

/** Drop-down lists by name. Options are handed over again only when they differ: a list that is open stays open. */
export class ChoiceLists {
  readonly #lists = new Map<string, { readonly key: string; readonly options: readonly Choice[] }>();

  list(
    name: string,
    label: string,
    options: readonly Choice[],
    value: string,
    choose: (value: string) => void,
  ) {
    const key = JSON.stringify(options);
    let known = this.#lists.get(name);
    if (known?.key !== key) {
      known = { key, options: options.map((one) => ({ ...one })) };
      this.#lists.set(name, known);
    }
    return html`<vscode-single-select
      class="select ${name}"
      position="above"
      label=${label}
      title=${options.find((one) => one.value === value)?.label ?? label}
      .options=${known.options}
      .value=${value}
      @change=${(event: Event) => {
        const chosen = (event.target as unknown as { value: string }).value;
        if (chosen !== value) choose(chosen);
      }}
    ></vscode-single-select>`;
  }
}
