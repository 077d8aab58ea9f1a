/** What a payload would be if it were sent now. A preview advances no counter. */
export type PayloadPreview =
  | {
      readonly kind: 'bytes';
      readonly length: number;
      /** The first 16, or fewer. */
      readonly first: Uint8Array;
      /** Each send differs: it has a counter, the time or random bytes. */
      readonly isNewEachTime: boolean;
    }
  /** Just a file, which is not read before it is sent. */
  | { readonly kind: 'file'; readonly name: string; readonly size: number }
  /** Too large to be encoded for a preview. */
  | { readonly kind: 'large'; readonly leastBytes: number }
  /** Needs the user's consent when it is sent: files outside the workspace, environment variables. */
  | { readonly kind: 'asked'; readonly what: readonly string[] }
  | { readonly kind: 'problem'; readonly message: string; readonly start: number; readonly end: number };
