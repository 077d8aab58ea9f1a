/** What a payload would be if it were sent now. Nothing is used up by looking. */
export type PayloadPreview =
  | {
      readonly kind: 'bytes';
      readonly length: number;
      /** The first 16, or fewer. */
      readonly first: Uint8Array;
      /** Each send makes other bytes: of a counter, the time, what is random. */
      readonly isNewEachTime: boolean;
    }
  /** A file by itself, which is not read before it is sent. */
  | { readonly kind: 'file'; readonly name: string; readonly size: number }
  /** Too much to be made for a look. */
  | { readonly kind: 'large'; readonly leastBytes: number }
  /** Made of what the user is asked about when it is sent: files outside the workspace, environment variables. */
  | { readonly kind: 'asked'; readonly what: readonly string[] }
  | { readonly kind: 'problem'; readonly message: string; readonly start: number; readonly end: number };
