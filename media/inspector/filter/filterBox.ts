/** The filter box of the toolbar. */
import './filterBox.css';
import { html, nothing, render } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { filterLimit, type FilterResult, type FilterCompletions } from '../../../src/page/filterMessages.ts';
import { countWords } from '../state/countWords.ts';
import { FilterHistory } from './filterHistory.ts';
import { filterInk } from './filterInk.ts';
import { FilterPopup, popupId } from './filterPopup.ts';
import { filterProblem, problemId } from './filterProblem.ts';
import { iconButton } from '../parts/iconButton.ts';
import type { PageState } from '../state/pageState.ts';
import { warn } from '../parts/warn.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { AppliedFilter } from './appliedFilter.ts';

const fine: FilterResult = { problems: [], hints: [] };

export interface FilterParts {
  /** Hidden where the box is all there is in it, and is not needed. */
  readonly toolbar: HTMLElement;
  readonly filter: HTMLElement;
  readonly filterCount: HTMLElement;
}

/** A filter input with a row count, completions and problems. */
export class FilterBox {
  readonly root: HTMLElement;
  readonly #parts: FilterParts;
  readonly #context: ViewContext;
  readonly #applied: AppliedFilter;
  readonly #input = createRef<HTMLInputElement>();
  readonly #ink = createRef<HTMLElement>();
  readonly #popup = new FilterPopup();
  readonly #history: FilterHistory;
  #result = fine;
  #isFocused = false;
  /** The state of the latest rendering. */
  #drawn: PageState | undefined;

  constructor(parts: FilterParts, context: ViewContext) {
    this.#parts = parts;
    this.root = parts.filter;
    this.#context = context;
    this.#applied = new AppliedFilter(context, (text, result) => {
      // The text may have changed since.
      if (text !== (context.state().filter ?? '')) return;
      this.#result = result;
      this.#redraw();
    });
    this.#history = new FilterHistory(async () => (await context.request('recentFilters', {})).filters);
  }

  /** Applies the filter of the page's predecessor, which may have had problems. */
  apply(): void {
    this.#applied.apply();
  }

  update(state: PageState): void {
    const { filter = '' } = state;
    this.#drawn = state;
    this.#applied.follow(filter, state.summary?.filter);
    // A completion may well fix it.
    const isWrong = this.#result.problems.length > 0 && !this.#popup.isOpen;
    const showsProblem = this.#isFocused && !this.#popup.isOpen;
    const problem = showsProblem
      ? filterProblem(filter, this.#result, state.summary?.filter ?? '', (fixed) => {
          this.#put(fixed, fixed.length, true);
        })
      : nothing;
    // The narrow page has no toolbar otherwise.
    this.#parts.toolbar.hidden = state.layout === 'narrow' && filter === '' && !state.filterAsked;
    this.#parts.filterCount.textContent = countWords(state);
    render(
      html`
        <span class="codicon codicon-filter" aria-hidden="true"></span>
        <span class="filter-field"
          ><input
            ${ref(this.#input)}
            class="filter-input"
            type="text"
            role="combobox"
            maxlength=${filterLimit}
            spellcheck="false"
            autocomplete="off"
            placeholder=${state.layout === 'wide' ? 'Filter: text, peer:, dir:in, len>100, bytes:"…"' : 'Filter'}
            title="Text, or terms such as dir:in len>100 (Ctrl+/; Ctrl+Space for more)"
            aria-label="Filter by text"
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-expanded=${this.#popup.isOpen ? 'true' : 'false'}
            aria-controls=${this.#popup.isOpen ? popupId : nothing}
            aria-activedescendant=${this.#popup.activeId ?? nothing}
            aria-invalid=${isWrong ? 'true' : 'false'}
            aria-describedby=${problem === nothing ? 'filter-count' : `${problemId} filter-count`}
            .value=${live(filter)}
            @input=${this.#onInput}
            @keydown=${this.#onKey}
            @focus=${() => {
              this.#isFocused = true;
              // It stays while it is written in, also once it is empty.
              this.#context.dispatch({ type: 'filterAsked', asked: true });
              this.#redraw();
            }}
            @blur=${this.#onBlur}
            @scroll=${this.#align}
          /><span ${ref(this.#ink)} class="filter-ink" aria-hidden="true">${filterInk(filter)}</span></span
        >
        ${
          filter === ''
            ? nothing
            : iconButton('close', 'Clear Filter', this.clear, { title: 'Clear Filter (Escape)' })
        }
        ${iconButton('star-empty', 'Saved and Recent Filters', this.#saved)}
        ${this.#popup.view((item) => {
          this.#accept(item);
        })}
        ${problem}
      `,
      this.root,
    );
    this.root.classList.toggle('active', filter !== '');
    this.root.classList.toggle('wrong', isWrong);
    this.#popup.reveal();
    this.#align();
  }

  /** A long text is scrolled in the input, and its colours with it. */
  readonly #align = (): void => {
    const { scrollLeft = 0 } = this.#input.value ?? {};
    const ink = this.#ink.value;
    if (this.#isFocused && ink !== undefined && ink.scrollLeft !== scrollLeft) ink.scrollLeft = scrollLeft;
  };

  /** Uses a filter chosen elsewhere. */
  readonly use = (filter: string): void => {
    this.#put(filter, filter.length, true);
    this.#note(filter);
  };

  focus(): void {
    this.#context.dispatch({ type: 'filterAsked', asked: true });
    this.#parts.toolbar.hidden = false;
    this.#input.value?.focus();
    this.#input.value?.select();
  }

  readonly #saved = (): void => {
    this.#context.ask('savedFilters', { filter: this.#context.state().filter ?? '' });
  };

  /** The user has finished editing this filter. */
  #note(filter: string): void {
    if (filter !== '') this.#context.ask('noteFilter', { filter });
  }

  readonly clear = (): void => {
    this.#popup.close();
    this.#applied.set('', true);
    this.focus();
  };

  /** Rerenders with the current text; everything else, such as the count, changes together with the list. */
  #redraw(): void {
    const { filter = '', filterAsked } = this.#context.state();
    this.update({ ...(this.#drawn ?? this.#context.state()), filter, filterAsked });
  }

  readonly #onInput = (event: Event): void => {
    this.#history.leave();
    this.#result = fine;
    this.#applied.set((event.target as HTMLInputElement).value, false);
    // At once: it is the colours that are seen.
    this.#redraw();
    this.#suggest(false);
  };

  readonly #onBlur = ({ relatedTarget }: FocusEvent): void => {
    this.#isFocused = false;
    // The window may have lost the focus to a list of saved filters.
    const isLeft =
      document.hasFocus() && !(relatedTarget instanceof Node && this.root.contains(relatedTarget));
    if (isLeft) this.#context.dispatch({ type: 'filterAsked', asked: false });
    this.#popup.close();
    this.#note(this.#context.state().filter ?? '');
    this.#redraw();
  };

  /** Shows completions; unless requested, only after the beginning of a key or a value. */
  #suggest(isRequested: boolean): void {
    const input = this.#input.value;
    if (input === undefined) return;
    const { value: text, selectionStart } = input;
    const cursor = selectionStart ?? text.length;
    if (!isRequested && !/[\w:="]$/.test(text.slice(0, cursor))) {
      this.#show({ from: 0, to: 0, items: [] });
      return;
    }
    this.#context
      .request('completeFilter', { text, cursor })
      .then((completions) => {
        // The text or the focus has changed since.
        if (input.value !== text || document.activeElement !== input) return;
        const written = text.slice(completions.from, cursor);
        const isWhole = completions.items.length === 1 && completions.items[0]?.label === written;
        this.#show(isWhole && !isRequested ? { from: 0, to: 0, items: [] } : completions);
      })
      .catch(warn('completeFilter'));
  }

  #show(completions: FilterCompletions): void {
    this.#popup.show(completions);
    this.#redraw();
  }

  #accept(item: FilterCompletions['items'][number]): void {
    const input = this.#input.value;
    if (input === undefined) return;
    const { text, cursor } = this.#popup.accepted(input.value, item);
    this.#put(text, cursor, !item.goesOn);
    if (item.goesOn) this.#suggest(false);
  }

  #put(text: string, cursor: number, atOnce: boolean): void {
    this.#popup.close();
    this.#result = fine;
    this.#applied.set(text, atOnce);
    this.#redraw();
    this.#input.value?.focus();
    this.#input.value?.setSelectionRange(cursor, cursor);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      this.#suggest(true);
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const isHandled = this.#popup.isOpen
      ? this.#onPopupKey(event) || this.#onPlainKey(event)
      : this.#onPlainKey(event);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onPopupKey(event: KeyboardEvent): boolean {
    const item =
      event.key === 'Tab' && !event.shiftKey ? (this.#popup.active ?? this.#popup.first) : this.#popup.active;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      this.#popup.move(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Escape') this.#popup.close();
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && item !== undefined)
      this.#accept(item);
    else return false;
    this.#redraw();
    return true;
  }

  #onPlainKey(event: KeyboardEvent): boolean {
    const text = (event.target as HTMLInputElement).value;
    const put = (recalled: string | undefined): void => {
      if (recalled !== undefined) this.#put(recalled, recalled.length, true);
    };
    if (event.key === 'Escape' && text !== '') this.clear();
    else if (event.key === 'ArrowUp') void this.#history.older(text).then(put);
    else if (event.key === 'ArrowDown' && this.#history.isRecalling) put(this.#history.newer());
    else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'Escape') {
      this.#popup.close();
      if (event.key !== 'Escape') this.#applied.set(text, true);
      // With problems, the focus stays in the box, so that they can be fixed.
      if (event.key !== 'Enter' || this.#result.problems.length === 0) this.#context.go.toList();
    } else return false;
    return true;
  }
}
