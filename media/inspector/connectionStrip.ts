/** The connection strip at the top of the wide page. */
import './connectionStrip.css';
import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { countNumber, countText } from '../../src/model/countText.ts';
import type { Endpoint } from '../../src/model/endpoint.ts';
import type { SocketAction } from '../../src/page/socketMessages.ts';
import { iconButton } from './iconButton.ts';
import type { PageState } from './state.ts';
import { stripActions } from './stripActions.ts';
import { stripLines, type StripLine } from './stripLines.ts';

export interface ConnectionStripOptions {
  readonly act: (action: SocketAction, id: number) => void;
  readonly scope: (id: number | undefined) => void;
  readonly open: (open: boolean) => void;
}

/** Lists every endpoint and connection with its state, counters and actions. */
export class ConnectionStrip {
  readonly root: HTMLElement;
  readonly #options: ConnectionStripOptions;
  #endpoints: readonly Endpoint[] | undefined;
  #scope: number | undefined;
  #open: boolean | undefined;

  constructor(root: HTMLElement, options: ConnectionStripOptions) {
    this.root = root;
    this.#options = options;
  }

  update(state: PageState): void {
    this.root.hidden = state.layout !== 'wide' || state.endpoints.length === 0;
    if (this.root.hidden) return;
    const same =
      this.#endpoints === state.endpoints && this.#scope === state.scope.id && this.#open === state.stripOpen;
    if (same) return;
    this.#endpoints = state.endpoints;
    this.#scope = state.scope.id;
    this.#open = state.stripOpen;
    render(
      html`
        <button
          class="strip-head"
          type="button"
          aria-expanded=${state.stripOpen ? 'true' : 'false'}
          @click=${() => {
            this.#options.open(!state.stripOpen);
          }}
        >
          <span
            class="codicon codicon-chevron-${state.stripOpen ? 'down' : 'right'}"
            aria-hidden="true"
          ></span>
          Sockets
          <span class="quiet">${summaryOf(state.endpoints)}</span>
        </button>
        ${
          state.stripOpen
            ? html`<ul class="strip-lines">
                ${repeat(
                  stripLines(state.endpoints),
                  ({ key }) => key,
                  (line) => this.#line(line),
                )}
              </ul>`
            : nothing
        }
      `,
      this.root,
    );
  }

  #line(line: StripLine) {
    const { id, level, icon, tone, name, words, actions } = line;
    const scoped = id !== 0 && id === this.#scope;
    return html`<li class="strip-line ${level} ${scoped ? 'scoped' : ''}">
      <span class="codicon codicon-${icon} tone-${tone}" aria-hidden="true"></span>
      ${
        name === ''
          ? nothing
          : html`<button
              class="strip-name"
              type="button"
              aria-pressed=${scoped ? 'true' : 'false'}
              title=${scoped ? 'Show all traffic' : `Show only the traffic of ${name}`}
              @click=${() => {
                this.#options.scope(scoped ? undefined : id);
              }}
            >
              ${name}
            </button>`
      }
      <span class="strip-words" title=${words}>${words}</span>
      <span class="strip-actions">
        ${actions.map((action) => {
          const { icon: symbol, label } = stripActions[action];
          const about = level === 'endpoint' && action === 'stop' ? 'Stop' : label;
          const act = (): void => {
            this.#options.act(action, id);
          };
          return iconButton(symbol, `${about}: ${name}`, act, { title: about });
        })}
      </span>
    </li>`;
  }
}

function summaryOf(endpoints: readonly Endpoint[]): string {
  const open = endpoints.filter(({ state }) => state !== 'closed' && state !== 'failed');
  const connections = open.reduce((sum, { openConnections }) => sum + openConnections, 0);
  return `${countNumber(open.length)} open · ${countText(connections, 'connection')}`;
}
