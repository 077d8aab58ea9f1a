/** The lines below the input: what will go out or is wrong with it, why sending failed, and a changed target. */
import { html, nothing } from 'lit/html.js';
import type { PageState } from '../state/pageState.ts';
import { iconButton } from '../parts/iconButton.ts';
import { failureWords, shortFailureWords } from './composerWords.ts';
import type { DraftPreview } from './draftPreview.ts';

/** Always present, so that screen readers read its changes; the style sheet hides it where there is no room. */
export function previewLine(preview: DraftPreview, select: (start: number, end: number) => void) {
  return html`<div id="draft-preview" class="draft-preview ${preview.kind}" aria-live="polite">
    ${
      preview.kind === 'problem'
        ? html`<span class="codicon codicon-error" aria-hidden="true"></span>
            <button
              class="problem-words"
              type="button"
              title="Select the part that is wrong"
              @click=${() => {
                select(preview.start, preview.end);
              }}
            >
              ${preview.words}
            </button>`
        : html`<span class="preview-words" title=${preview.words}>${preview.words}</span>`
    }
  </div>`;
}

export function failureLine(failure: PageState['failure'], dismiss: () => void) {
  if (failure === undefined) return nothing;
  return html`<div class="failure" role="alert">
    <span class="codicon codicon-error" aria-hidden="true"></span>
    <span class="failure-words" title=${failureWords(failure)}>${shortFailureWords(failure)}</span>
    ${iconButton('close', 'Dismiss', dismiss)}
  </div>`;
}

export function noteLine(words: string) {
  return html`<div class="target-note" role="status">${words}</div>`;
}

/** The size of what will go out, at the end of the line of choices. */
export function draftSize(preview: DraftPreview) {
  if (preview.kind !== 'bytes') return nothing;
  return html`<span class="draft-size" title=${preview.words} aria-hidden="true"
    >${preview.words.split(' · ', 1)[0]?.replace(/ bytes?/, ' B')}</span
  >`;
}
