import type { PayloadPreview } from '../../src/model/payloadPreview.ts';
import type { PreviewRequest } from '../../src/page/composerMessages.ts';

export interface PayloadPreviewsOptions {
  readonly ask: (request: PreviewRequest, signal: AbortSignal) => Promise<PayloadPreview>;
  /** There is an answer, or it takes long. */
  readonly changed: () => void;
}

/** An answer that takes longer is spoken of. */
const slowAfterMs = 300;

/**
 * What the host says of a payload while it is written: one question at a time, always about the latest text. An
 * answer is given out for the very text that it is about, and for no other.
 */
export class PayloadPreviews {
  readonly #options: PayloadPreviewsOptions;
  #known: { readonly key: string; readonly preview: PayloadPreview } | undefined;
  #asking: AbortController | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;
  /** What the host could not be asked: not again before something has changed. */
  #failedKey: string | undefined;

  constructor(options: PayloadPreviewsOptions) {
    this.#options = options;
  }

  /** The host has not answered for a while. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** What is known of it now; undefined: it is asked for, and `changed` is called. */
  of(request: PreviewRequest): PayloadPreview | undefined {
    const key = JSON.stringify([request.to, request.text]);
    if (this.#known?.key === key) return this.#known.preview;
    if (this.#asking === undefined && this.#failedKey !== key) this.#ask(key, request);
    return undefined;
  }

  /** What was said may hold no more: a counter went on, a file came, the host is back. */
  forget(): void {
    this.#known = undefined;
    this.#failedKey = undefined;
    this.#asking?.abort();
    this.#settled();
  }

  #ask(key: string, request: PreviewRequest): void {
    const asking = new AbortController();
    this.#asking = asking;
    this.#slowTimer = setTimeout(() => {
      this.#isSlow = true;
      this.#options.changed();
    }, slowAfterMs);
    this.#options.ask(request, asking.signal).then(
      (preview) => {
        if (this.#asking !== asking) return;
        this.#settled();
        this.#known = { key, preview };
        this.#options.changed();
      },
      () => {
        if (this.#asking !== asking) return;
        this.#settled();
        this.#failedKey = key;
        this.#isSlow = true;
        this.#options.changed();
      },
    );
  }

  #settled(): void {
    clearTimeout(this.#slowTimer);
    this.#isSlow = false;
    this.#asking = undefined;
  }
}
