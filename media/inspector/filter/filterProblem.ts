/** The problem of a filter, shown below the box. */
import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { FilterResult } from '../../../src/page/filterMessages.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { plainText } from '../parts/plainText.ts';

export const problemId = 'filter-problem';
/** Characters of context around a problem. */
const around = 24;

/** Shows a problem with its span highlighted, and the filter that stays applied meanwhile. */
export function filterProblem(
  text: string,
  { problems, hints }: FilterResult,
  applied: string,
  fix: (fixed: string) => void,
): TemplateResult | typeof nothing {
  const [first] = problems.length > 0 ? problems : hints;
  if (first === undefined) return nothing;
  const isProblem = problems.length > 0;
  const more = problems.length - 1;
  const fixed =
    first.fix === undefined ? undefined : text.slice(0, first.start) + first.fix + text.slice(first.end);
  return html`<div id=${problemId} class="filter-problem ${isProblem ? 'error-box' : 'hint-box'}">
    <div class="filter-place" aria-hidden="true">${place(text, first)}</div>
    <div>${first.message}${more > 0 ? ` (and ${more} more)` : nothing}</div>
    ${
      fixed === undefined
        ? nothing
        : html`<button
            class="filter-fix"
            type="button"
            @mousedown=${(event: Event) => {
              event.preventDefault();
            }}
            @click=${() => {
              fix(fixed);
            }}
          >
            Write ${plainText(fixed)}
          </button>`
    }
    ${
      isProblem
        ? html`<div class="filter-applied">
            ${applied === '' ? 'Still showing all rows' : html`Still showing: ${plainText(applied)}`}
          </div>`
        : nothing
    }
  </div>`;
}

function place(text: string, { start, end }: Problem): TemplateResult {
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  return html`${start > around ? '…' : ''}${plainText(before)}<span class="filter-wrong"
      >${plainText(text.slice(start, end)) || '\u00a0'}</span
    >${plainText(after)}${end + around < text.length ? '…' : ''}`;
}
