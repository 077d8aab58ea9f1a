import { draftPreview, hint, payloadDraftPreview, type DraftPreview } from './draftPreview.ts';
import { PayloadPreviews, type PayloadPreviewsOptions } from './payloadPreviews.ts';
import { targetOf } from './sendTargets.ts';
import type { PageState } from './state.ts';

/** What the composer says of its draft: at once where the page knows, else as the host says. */
export class DraftLook {
  readonly #previews: PayloadPreviews;
  /** What was said last, which stays while the host looks at what was typed since. */
  #last: DraftPreview = hint('payload');

  /** `changed`: there is more to say. */
  constructor(options: PayloadPreviewsOptions) {
    this.#previews = new PayloadPreviews(options);
  }

  /** Of this very draft; undefined while the host has not said. */
  known(state: PageState): DraftPreview | undefined {
    const { draft: text, format, lineEnding, defaultLineEnding } = state;
    if (format !== 'payload') return draftPreview(text, format, lineEnding ?? defaultLineEnding);
    if (text.trim() === '') return hint(format);
    const to = targetOf(state);
    const preview = this.#previews.of({ text, ...(to === undefined ? {} : { to }) });
    return preview === undefined ? undefined : payloadDraftPreview(text, preview);
  }

  /** What is to be shown: nothing flickers for an answer that comes soon. */
  shown(known: DraftPreview | undefined): DraftPreview {
    this.#last = known ?? (this.#previews.isSlow ? { kind: 'waiting', words: 'Checking …' } : this.#last);
    return this.#last;
  }

  /** A counter went on, a file came or went, the host is back. */
  forget(): void {
    this.#previews.forget();
  }
}
