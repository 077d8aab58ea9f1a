import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, render } from 'lit';
import { firstStep } from './firstStep.ts';
import { plainText } from './plainText.ts';
import { listed, type PageState } from './state.ts';

export interface EmptyStateOptions {
  readonly start: (kind: 'listener' | 'client') => void;
  readonly clearFilter: () => void;
}

/** What stands in the place of an empty list: the next step. */
export class EmptyState {
  readonly root: HTMLElement;
  readonly #options: EmptyStateOptions;

  constructor(root: HTMLElement, options: EmptyStateOptions) {
    this.root = root;
    this.#options = options;
  }

  update(state: PageState): void {
    const summary = listed(state);
    this.root.hidden = summary === undefined || summary.viewNext > summary.viewFirst;
    if (!this.root.hidden) render(this.#content(state), this.root);
  }

  #content(state: PageState) {
    const summary = listed(state);
    if (summary !== undefined && summary.filter !== '' && summary.scopeRows > 0) {
      if (summary.searching) return html`<p>Searching…</p>`;
      return html`<p role="status">
          No event contains “<span class="match">${plainText(summary.filter)}</span>”.
        </p>
        <p class="empty-buttons">
          <vscode-button secondary @click=${this.#options.clearFilter}>Clear Filter</vscode-button>
        </p>`;
    }
    const step = firstStep(state.endpoints, state.scope.id !== undefined);
    if (step.kind === 'wait') return html`<p>${step.words}</p>`;
    if (step.kind === 'connect') {
      return html`<p><strong>${step.address}</strong> waits for the first bytes.</p>
        <p>In a terminal, type</p>
        <p><code>${step.command}</code></p>
        <p>then a line of text and Enter: it appears here.</p>`;
    }
    return html`<p>Nothing is open yet. Every byte sent or received will be listed here.</p>
      <p class="empty-buttons">
        <vscode-button
          icon="radio-tower"
          @click=${() => {
            this.#options.start('listener');
          }}
          >Start a Listener</vscode-button
        >
        <vscode-button
          secondary
          icon="plug"
          @click=${() => {
            this.#options.start('client');
          }}
          >Connect</vscode-button
        >
      </p>`;
  }
}
