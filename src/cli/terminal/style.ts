/** Colours, used only on a terminal and unless NO_COLOR is set (https://no-color.org). */
export type Style = 'dim' | 'in' | 'out' | 'error';

/** SGR codes (ECMA-48 section 8.3.117). No information is conveyed by colour alone. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  dim: [2, 22],
  in: [32, 39],
  out: [36, 39],
  error: [31, 39],
};

/** @param text already escaped */
export function paint(style: Style, text: string): string {
  return `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`;
}

export function isColoured(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  const noColor = environment['NO_COLOR'];
  return stream.isTTY === true && (noColor === undefined || noColor === '') && environment['TERM'] !== 'dumb';
}
