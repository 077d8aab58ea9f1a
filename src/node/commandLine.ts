/** Splits a command line into words as a shell does, without variables, wildcards or pipes. */
export type CommandWords =
  | { readonly ok: true; readonly program: string; readonly args: readonly string[] }
  /** One sentence about the problem. */
  | { readonly ok: false; readonly message: string };

/** A quoted piece, an escaped character, or plain characters, as in the POSIX shell (2.2 Quoting). */
const piece = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)/y;

/** Splits `python3 "my server.py" -u`. On Windows a backslash is literal, as paths are full of them. */
export function splitCommandLine(text: string, platform: NodeJS.Platform = process.platform): CommandWords {
  const words: string[] = [];
  const line = platform === 'win32' ? text.replaceAll('\\', '\\\\') : text;
  let word: string | undefined;
  for (let at = 0; at < line.length;) {
    if (/\s/.test(line[at] ?? '')) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    piece.lastIndex = at;
    const [whole, single, double, escaped, plain] = piece.exec(line) ?? [];
    if (whole === undefined)
      return { ok: false, message: 'A quotation mark of the command line is not closed.' };
    word = (word ?? '') + (single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? '');
    at += whole.length;
  }
  if (word !== undefined) words.push(word);
  const [program, ...args] = words;
  return program === undefined || program === ''
    ? { ok: false, message: 'The command line names no program.' }
    : { ok: true, program, args };
}
