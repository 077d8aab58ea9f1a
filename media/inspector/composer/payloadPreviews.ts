/** Previews of payload notation by the host, while it is typed. */
import type { PayloadPreview } from '../../../src/model/payloadPreview.ts';
import type { PreviewRequest } from '../../../src/page/composerMessages.ts';

export interface PayloadPreviewsOptions {
  readonly request: (request: PreviewRequest, signal: AbortSignal) => Promise<PayloadPreview>;
  /** A preview has arrived, or is slow. */
  readonly changed: () => void;
}

/** A request that takes longer is shown as pending. */
const slowAfterMs = 300;

/**
 * Sends one request at a time, always for the latest text. A preview is returned only for exactly the text that it was
 * made for.
 */
export class PayloadPreviews {
  readonly #options: PayloadPreviewsOptions;
  #known: { readonly key: string; readonly preview: PayloadPreview } | undefined;
  #pending: AbortController | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;
  /** The request that failed, which is not repeated before something changes. */
  #failedKey: string | undefined;

  constructor(options: PayloadPreviewsOptions) {
    this.#options = options;
  }

  /** A request has been pending for a while. */
  get isSlow(): boolean {
    return this.#isSlow;
  }

  /** The preview, if known; undefined: it is requested, and `changed` will be called. */
  of(request: PreviewRequest): PayloadPreview | undefined {
    const key = JSON.stringify([request.to, request.text]);
    if (this.#known?.key === key) return this.#known.preview;
    if (this.#pending === undefined && this.#failedKey !== key) this.#send(key, request);
    return undefined;
  }

  /** Discards the preview: a counter has advanced, a file has changed, or the host is back. */
  forget(): void {
    this.#known = undefined;
    this.#failedKey = undefined;
    this.#pending?.abort();
    this.#settled();
  }

  #send(key: string, request: PreviewRequest): void {
    const pending = new AbortController();
    this.#pending = pending;
    this.#slowTimer = setTimeout(() => {
      this.#isSlow = true;
      this.#options.changed();
    }, slowAfterMs);
    this.#options.request(request, pending.signal).then(
      (preview) => {
        if (this.#pending !== pending) return;
        this.#settled();
        this.#known = { key, preview };
        this.#options.changed();
      },
      () => {
        if (this.#pending !== pending) return;
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
    this.#pending = undefined;
  }
}
