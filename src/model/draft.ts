/** What a user wrote to be sent, and how it becomes bytes. */

/** How a composed text becomes bytes. */
export const sendFormats = ['text', 'escapes', 'hex', 'payload'] as const;

export type SendFormat = (typeof sendFormats)[number];

export type LineEnding = 'none' | 'lf' | 'crlf';

/** What is to go out, as it was written. */
export interface Draft {
  readonly text: string;
  readonly format: SendFormat;
  readonly lineEnding: LineEnding;
}
