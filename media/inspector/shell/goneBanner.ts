/** The banner after a reload of the window. */
import './goneBanner.css';
import { html, nothing, render } from 'lit/html.js';
import { countNumber } from '../../../src/model/countText.ts';
import { plainText } from '../parts/plainText.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { textButton } from '../parts/textButton.ts';

/** Reports that sockets of the last window, including this page's scope, are gone, and offers to reopen them. */
export class GoneBanner {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  #drawn = '';

  constructor(root: HTMLElement, context: ViewContext) {
    this.root = root;
    this.#context = context;
  }

  update({ previousSession, goneTitle, scope }: PageState): void {
    const shown = scope.id === undefined ? goneTitle : '';
    const words = [
      ...(shown === '' ? [] : [`${plainText(shown)}, which was shown here, is gone: all traffic is shown.`]),
      ...(previousSession === 0 ? [] : [countWords(previousSession)]),
    ].join(' ');
    if (words === this.#drawn) return;
    this.#drawn = words;
    this.root.hidden = words === '';
    if (words === '') return;
    render(
      html`<span class="codicon codicon-info" aria-hidden="true"></span>
        <span class="gone-words" role="status">${words}</span>
        <span class="gone-buttons">
          ${previousSession === 0 ? nothing : textButton('Restart Previous Sockets', this.#startAgain)}
          ${textButton('Dismiss', this.#dismiss, { isSecondary: true })}
        </span>`,
      this.root,
    );
  }

  readonly #startAgain = (): void => {
    this.#context.ask('restorePreviousSession', {});
  };

  readonly #dismiss = (): void => {
    this.#context.ask('forgetPreviousSession', {});
    this.#context.dispatch({ type: 'forgetTitle' });
  };
}

function countWords(gone: number): string {
  return gone === 1
    ? '1 socket of the last window is gone.'
    : `${countNumber(gone)} sockets of the last window are gone.`;
}
