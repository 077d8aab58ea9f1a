/** The toolbar of the wide page. */
import './toolbar.css';
import { html, nothing, render } from 'lit/html.js';
import { formatBytes } from '../../../src/model/units.ts';
import { withoutScheme } from '../../../src/model/addressText.ts';
import { iconButton } from '../parts/iconButton.ts';
import { plainText } from '../parts/plainText.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';

/** Follow, pause, clear, the list's options, and the scope. */
export class Toolbar {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  readonly #openMenu: (at: { readonly x: number; readonly y: number }) => void;

  /** @param openMenu opens the menu of the list's options at a position */
  constructor(
    root: HTMLElement,
    context: ViewContext,
    openMenu: (at: { readonly x: number; readonly y: number }) => void,
  ) {
    this.root = root;
    this.#context = context;
    this.#openMenu = openMenu;
  }

  update(state: PageState): void {
    // The narrow page has them in the title bar of its view.
    this.root.hidden = state.layout === 'narrow';
    if (this.root.hidden) return;
    const { follow, paused, scope, title, summary, rates } = state;
    const scoped = scope.id !== undefined;
    const isEmpty = summary === undefined || summary.next === summary.first;
    const flows = rates.inBytesPerSecond + rates.outBytesPerSecond > 0;
    const { dispatch, ask } = this.#context;
    const flipFollow = (): void => {
      dispatch({ type: 'follow', follow: !follow });
    };
    const flipPause = (): void => {
      dispatch({ type: 'pause', paused: !paused });
    };
    const clear = (): void => {
      ask('clear', {});
    };
    const showAll = (): void => {
      ask('setScope', { scope: {} });
    };
    render(
      html`
        <span class="toolbar-buttons">
          ${iconButton('arrow-down', 'Follow the newest event', flipFollow, {
            title: follow ? 'Following the newest event' : 'Follow the newest event',
            isPressed: follow,
          })}
          ${iconButton('debug-pause', 'Pause the list', flipPause, {
            title: paused ? 'Paused: go on showing what comes' : 'Pause the list; the capture goes on',
            isPressed: paused,
          })}
          ${iconButton('clear-all', 'Clear the capture', clear, { isDisabled: isEmpty })}
          ${iconButton('ellipsis', 'List Options', this.#onMenu, { hasMenu: true })}
        </span>
        ${
          scoped
            ? html`<span class="scope">
                <span class="scope-name" title=${plainText(title)}>${withoutScheme(plainText(title))}</span>
                ${iconButton('close', 'Show all traffic', showAll)}
              </span>`
            : nothing
        }
        ${
          flows
            ? html`<span class="rates">
                <span data-direction="in">↓</span> ${formatBytes(Math.round(rates.inBytesPerSecond))}/s
                <span data-direction="out">↑</span> ${formatBytes(Math.round(rates.outBytesPerSecond))}/s
              </span>`
            : nothing
        }
      `,
      this.root,
    );
  }

  readonly #onMenu = (event: MouseEvent): void => {
    const { left, bottom } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#openMenu({ x: left, y: bottom });
  };
}
