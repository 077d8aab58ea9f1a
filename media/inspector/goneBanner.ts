import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, render } from 'lit';
import { thousands } from './rowText.ts';
import type { PageState } from './state.ts';

export interface GoneBannerOptions {
  readonly startAgain: () => void;
  readonly dismiss: () => void;
}

/** That sockets of the last window are gone, and the offer to open them again. */
export class GoneBanner {
  readonly root: HTMLElement;
  readonly #options: GoneBannerOptions;
  #drawn = 0;

  constructor(root: HTMLElement, options: GoneBannerOptions) {
    this.root = root;
    this.#options = options;
  }

  update({ gone }: PageState): void {
    if (gone === this.#drawn) return;
    this.#drawn = gone;
    this.root.hidden = gone === 0;
    if (gone === 0) return;
    const words =
      gone === 1
        ? '1 socket of the last window is gone.'
        : `${thousands(gone)} sockets of the last window are gone.`;
    render(
      html`<span class="codicon codicon-info" aria-hidden="true"></span>
        <span class="gone-words" role="status">${words}</span>
        <span class="gone-buttons">
          <vscode-button @click=${this.#options.startAgain}>Start Again</vscode-button>
          <vscode-button secondary @click=${this.#options.dismiss}>Dismiss</vscode-button>
        </span>`,
      this.root,
    );
  }
}
