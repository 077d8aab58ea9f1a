import { html, nothing, render } from 'lit';
import { formatBytes } from '../../src/model/units.ts';
import { withoutScheme } from '../../src/model/withoutScheme.ts';
import { plainText } from './plainText.ts';
import type { PageState } from './state.ts';

export interface ToolbarOptions {
  readonly follow: (follow: boolean) => void;
  readonly pause: (paused: boolean) => void;
  readonly clear: () => void;
  readonly showAll: () => void;
  /** How the list can look, as a menu at this place. */
  readonly look: (at: { readonly x: number; readonly y: number }) => void;
}

/** Follow, pause, clear, how it looks, what is shown. */
export class Toolbar {
  readonly root: HTMLElement;
  readonly #options: ToolbarOptions;

  constructor(root: HTMLElement, options: ToolbarOptions) {
    this.root = root;
    this.#options = options;
  }

  update(state: PageState): void {
    const { follow, paused, scope, title, summary, rates, layout } = state;
    const scoped = scope.id !== undefined;
    const isWide = layout === 'wide';
    const isEmpty = summary === undefined || summary.next === summary.first;
    const flows = isWide && rates.inBytesPerSecond + rates.outBytesPerSecond > 0;
    render(
      html`
        <span class="toolbar-buttons">
          <button
            class="icon-button codicon codicon-arrow-down toggle"
            type="button"
            aria-pressed=${follow ? 'true' : 'false'}
            title=${follow ? 'Following the newest event' : 'Follow the newest event'}
            aria-label="Follow the newest event"
            @click=${() => {
              this.#options.follow(!follow);
            }}
          ></button>
          <button
            class="icon-button codicon codicon-debug-pause"
            type="button"
            aria-pressed=${paused ? 'true' : 'false'}
            title=${paused ? 'Paused: go on showing what comes' : 'Pause the list; the capture goes on'}
            aria-label="Pause the list"
            @click=${() => {
              this.#options.pause(!paused);
            }}
          ></button>
          <button
            class="icon-button codicon codicon-clear-all"
            type="button"
            title="Clear the capture"
            aria-label="Clear the capture"
            ?disabled=${isEmpty}
            @click=${this.#options.clear}
          ></button>
          <button
            class="icon-button codicon codicon-ellipsis"
            type="button"
            aria-haspopup="menu"
            title="Times, Preview and Columns"
            aria-label="Times, Preview and Columns"
            @click=${(event: MouseEvent) => {
              const { left, bottom } = (event.currentTarget as HTMLElement).getBoundingClientRect();
              this.#options.look({ x: left, y: bottom });
            }}
          ></button>
        </span>
        ${
          scoped
            ? html`<span class="scope">
                <span class="scope-name" title=${plainText(title)}>${withoutScheme(plainText(title))}</span>
                <button
                  class="icon-button codicon codicon-close"
                  type="button"
                  title="Show all traffic"
                  aria-label="Show all traffic"
                  @click=${this.#options.showAll}
                ></button>
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
}
