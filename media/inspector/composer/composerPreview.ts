import { draftPreview, hint, payloadDraftPreview, type DraftPreview } from './draftPreview.ts';
import { PayloadPreviews, type PayloadPreviewsOptions } from './payloadPreviews.ts';
import { targetOf } from './sendTargets.ts';
import type { PageState } from '../state/pageState.ts';

/** The preview of the composer's draft: computed by the page itself, or by the host for the payload notation. */
export class ComposerPreview {
  readonly #previews: PayloadPreviews;
  /** The latest preview, which stays until the host has previewed the changed text. */
  #last: DraftPreview = hint('payload');

  /** `changed` is called when the preview may have changed. */
  constructor(options: PayloadPreviewsOptions) {
    this.#previews = new PayloadPreviews(options);
  }

  /** The preview of exactly this draft; undefined while the host's is pending. */
  known(state: PageState): DraftPreview | undefined {
    const { draft: text, format, lineEnding, defaultLineEnding } = state;
    if (format !== 'payload') return draftPreview(text, format, lineEnding ?? defaultLineEnding);
    if (text.trim() === '') return hint(format);
    const to = targetOf(state);
    const preview = this.#previews.of({ text, ...(to === undefined ? {} : { to }) });
    return preview === undefined ? undefined : payloadDraftPreview(text, preview);
  }

  /** The preview to show, which does not flicker while a request is short. */
  shown(known: DraftPreview | undefined): DraftPreview {
    this.#last = known ?? (this.#previews.isSlow ? { kind: 'waiting', words: 'Checking …' } : this.#last);
    return this.#last;
  }

  /** To be called when a counter has advanced, a file has changed, or the host is back. */
  forget(): void {
    this.#previews.forget();
  }
}
