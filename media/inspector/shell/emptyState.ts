/** What the page shows in place of, or below, an empty list. */
import './emptyState.css';
import { html, render } from 'lit/html.js';
import type { ViewSummary } from '../../../src/page/listMessages.ts';
import { ConnectHint } from './connectHint.ts';
import { firstStep, isUntouched, type FirstStep } from './firstStep.ts';
import { element } from '../parts/elements.ts';
import { plainText } from '../parts/plainText.ts';
import { listed } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';
import { textButton } from '../parts/textButton.ts';
import type { ViewContext } from '../state/viewContext.ts';

/** Suggests the next step: in place of an empty list, or below the first rows of a listener without connections. */
export class EmptyState {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  readonly #words = element('div', 'empty-words');
  readonly #hintRoot = element('div', 'connect-hint');
  readonly #hint = new ConnectHint(this.#hintRoot);

  constructor(root: HTMLElement, context: ViewContext) {
    this.root = root;
    this.#context = context;
    root.append(this.#words, this.#hintRoot);
  }

  update(state: PageState): void {
    const summary = listed(state);
    // Usually brief: the style sheet shows it only after a delay.
    const isLoading = summary === undefined;
    this.root.classList.toggle('loading', isLoading);
    if (isLoading) {
      this.root.hidden = false;
      this.root.classList.remove('below');
      this.#hintRoot.hidden = true;
      this.#words.hidden = false;
      render(html`<p role="status">Waiting for the extension host…</p>`, this.#words);
      return;
    }
    const { endpoints, scope } = state;
    const isEmpty = summary.viewNext === summary.viewFirst;
    const isFiltered = summary.filter !== '' && (summary.scopeRows > 0 || !isEmpty);
    const step = firstStep(endpoints, scope.id);
    const isHint = !isFiltered && step.kind === 'connect' && (isEmpty || isUntouched(endpoints, scope.id));
    this.root.hidden = !isEmpty && !isHint;
    this.root.classList.toggle('below', !isEmpty);
    this.#hintRoot.hidden = !isHint;
    this.#words.hidden = isHint;
    if (isHint) this.#hint.update(step);
    else if (isEmpty) render(this.#content(summary, isFiltered, step), this.#words);
  }

  #content(summary: ViewSummary, isFiltered: boolean, step: FirstStep) {
    if (isFiltered) {
      if (summary.searching) return html`<p>Searching…</p>`;
      return html`<p role="status">
          No events match “<span class="match">${plainText(summary.filter)}</span>”.
        </p>
        <p class="empty-buttons">${textButton('Clear Filter', this.#clearFilter, { isSecondary: true })}</p>`;
    }
    if (step.kind === 'wait') return html`<p>${step.words}</p>`;
    return html`<p>Nothing is open yet. Every byte sent or received will be listed here.</p>
      <p class="empty-buttons">
        ${textButton(
          'Start a Listener',
          () => {
            this.#context.ask('start', { kind: 'listener' });
          },
          { icon: 'radio-tower' },
        )}
        ${textButton(
          'Connect',
          () => {
            this.#context.ask('start', { kind: 'client' });
          },
          { icon: 'plug', isSecondary: true },
        )}
      </p>`;
  }

  readonly #clearFilter = (): void => {
    this.#context.dispatch({ type: 'filter', filter: '' });
    this.#context.go.toFilter();
  };
}
