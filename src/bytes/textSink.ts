/** Where the characters of a literal go. */
export interface TextSink {
  /** One raw byte. */
  byte(value: number): void;
  /** A character; false where the charset has none of it. */
  codePoint(code: number): boolean;
  /** For messages. */
  readonly charset: string;
}
