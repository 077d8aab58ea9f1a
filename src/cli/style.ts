/** Colours, only where a person looks: on a terminal, and unless NO_COLOR is set (https://no-color.org). */
export type Style = 'dim' | 'in' | 'out' | 'error';
export type Paint = (style: Style, text: string) => string;

/** SGR codes (ECMA-48 section 8.3.117). Words and directions say the same: no colour carries a meaning alone. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  dim: [2, 22],
  in: [32, 39],
  out: [36, 39],
  error: [31, 39],
};

export function paintFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const noColor = environment['NO_COLOR'];
  const coloured =
    stream.isTTY === true && (noColor === undefined || noColor === '') && environment['TERM'] !== 'dumb';
  return coloured
    ? (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`
    : (_style, text) => text;
}
