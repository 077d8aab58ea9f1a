/** A message as the user composed it, and how it is encoded. */

/** How a composed text is turned into bytes. */
export const sendFormats = ['text', 'escapes', 'hex', 'payload'] as const;

export type SendFormat = (typeof sendFormats)[number];

export const lineEndings = ['none', 'lf', 'crlf'] as const;

export type LineEnding = (typeof lineEndings)[number];

/** The composed text. */
export interface Draft {
  readonly text: string;
  readonly format: SendFormat;
  readonly lineEnding: LineEnding;
}
