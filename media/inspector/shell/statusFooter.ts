import { accepts } from '../../../src/model/endpointKinds.ts';
import './statusFooter.css';
import { countNumber, countText } from '../../../src/model/countText.ts';
import { html, nothing, render } from 'lit/html.js';
import { countRows } from '../../../src/page/listMessages.ts';
import { isOpen } from '../../../src/model/endpointText.ts';
import { formatBytes } from '../../../src/model/units.ts';
import { element } from '../parts/elements.ts';
import { keptRanges } from '../state/rowSelection.ts';
import { listed } from '../state/listState.ts';
import type { PageState } from '../state/pageState.ts';
import type { IconName } from '../parts/iconNames.ts';

/** The status line at the bottom: sockets, the list's mode, and the size of the capture. */
export class StatusFooter {
  readonly root = element('div', 'status-footer', { role: 'status', 'aria-live': 'off' });

  update(state: PageState): void {
    this.root.hidden = state.layout !== 'wide';
    if (this.root.hidden) return;
    const { endpoints, summary, scope } = state;
    const listeners = endpoints.filter((each) => accepts(each.kind) && isOpen(each)).length;
    const connections = endpoints.reduce((sum, { openConnections }) => sum + openConnections, 0);
    const events = summary === undefined ? 0 : summary.viewNext - summary.viewFirst;
    const isPart = scope.id !== undefined || (summary !== undefined && summary.filter !== '');
    render(
      html`
        ${listeners === 0 ? nothing : part('radio-tower', countText(listeners, 'listener'))}
        ${connections === 0 ? nothing : part('plug', countText(connections, 'connection'))}
        <span class="doing">${doing(state)}</span>
        ${
          summary === undefined
            ? nothing
            : html`<span class="totals">
                ${countText(events, 'event')}${isPart ? nothing : html` · ${formatBytes(summary.keptBytes)} kept`}
              </span>`
        }
      `,
      this.root,
    );
  }
}

function part(icon: IconName, words: string) {
  return html`<span class="part"
    ><span class="codicon codicon-${icon}" aria-hidden="true"></span>${words}</span
  >`;
}

/** The list's mode, and the number of selected rows unless it is one. */
function doing(state: PageState): string {
  const rows = listed(state);
  const words = state.paused ? 'Paused' : state.follow ? 'Auto-scroll on' : 'Auto-scroll off';
  if (rows === undefined || state.selection === undefined) return words;
  const count = countRows(keptRanges(state.selection, rows.viewFirst, rows.viewNext));
  return count > 1 ? `${words} · ${countNumber(count)} selected` : words;
}
