/** The connection strip at the top of the wide page. */
import './connectionStrip.css';
import { html, nothing, render } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { countNumber, countText } from '../../../src/model/countText.ts';
import type { Endpoint } from '../../../src/model/endpoint.ts';
import { iconButton } from '../parts/iconButton.ts';
import { mainViewOf } from '../state/mainView.ts';
import type { PageState } from '../state/pageState.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { stripActions } from './stripActions.ts';
import { stripLines, type StripLine } from './stripLines.ts';

/** Lists every endpoint and connection with its state, counters and actions. */
export class ConnectionStrip {
  readonly root: HTMLElement;
  readonly #context: ViewContext;
  #endpoints: readonly Endpoint[] | undefined;
  #scope: number | undefined;
  #open: boolean | undefined;

  constructor(root: HTMLElement, context: ViewContext) {
    this.root = root;
    this.#context = context;
  }

  update(state: PageState): void {
    this.root.hidden =
      state.layout !== 'wide' || state.endpoints.length === 0 || mainViewOf(state) !== 'list';
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
            this.#context.dispatch({ type: 'strip', open: !state.stripOpen });
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
    const { id, level, icon, tone, name, words, actions, connection = id } = line;
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
                this.#context.ask('setScope', { scope: scoped ? {} : { id } });
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
            this.#context.ask('act', { action, id: action === 'stop' ? id : connection });
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
