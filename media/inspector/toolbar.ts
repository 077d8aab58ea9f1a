import { html, nothing, render } from 'lit';
import { formatBytes } from '../../src/model/units.ts';
import { plainText } from './plainText.ts';
import { thousands } from './rowText.ts';
import type { PageState } from './state.ts';

export interface ToolbarOptions {
  readonly follow: (follow: boolean) => void;
  readonly clear: () => void;
  readonly showAll: () => void;
}

/** Follow, clear, what is shown, how much there is. */
export class Toolbar {
  readonly root: HTMLElement;
  readonly #options: ToolbarOptions;

  constructor(root: HTMLElement, options: ToolbarOptions) {
    this.root = root;
    this.#options = options;
  }

  update({ follow, scope, title, summary, rates, layout }: PageState): void {
    const events = summary === undefined ? 0 : summary.viewNext - summary.viewFirst;
    const scoped = scope.id !== undefined;
    const flows = layout === 'wide' && rates.inBytesPerSecond + rates.outBytesPerSecond > 0;
    render(
      html`
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
          class="icon-button codicon codicon-clear-all"
          type="button"
          title="Clear the capture"
          aria-label="Clear the capture"
          ?disabled=${events === 0 && !scoped}
          @click=${this.#options.clear}
        ></button>
        ${
          scoped
            ? html`<span class="scope">
                <span class="scope-name" title=${plainText(title)}>${plainText(title)}</span>
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
        <span class="toolbar-space"></span>
        ${
          flows
            ? html`<span class="rates">
                <span data-direction="in">↓</span> ${formatBytes(Math.round(rates.inBytesPerSecond))}/s
                <span data-direction="out">↑</span> ${formatBytes(Math.round(rates.outBytesPerSecond))}/s
              </span>`
            : nothing
        }
        ${
          events === 0
            ? nothing
            : html`<span class="totals">
                ${thousands(events)}
                event${events === 1 ? '' : 's'}${
                  summary === undefined || scoped || layout === 'narrow'
                    ? nothing
                    : html` · ${formatBytes(summary.keptBytes)} kept`
                }
              </span>`
        }
      `,
      this.root,
    );
  }
}
