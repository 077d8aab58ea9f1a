/**
 * Determines the syntactic place of an offset: inside which literal and brackets, after which words. It handles
 * unfinished text, so it does not parse, but makes one pass over the characters before the offset.
 */
export interface Place {
  readonly kind:
    | 'comment'
    /** Inside quotes. */
    | 'text'
    /** In the lines of a heredoc. */
    | 'lines'
    /** In a regular expression. */
    | 'expression'
    /** Where a part, an argument or a word is allowed. */
    | 'open';
  /** Start of the word or of the quoted text. */
  readonly start: number;
  /** In quoted text: the name before the opening quote, if any, and the quote. */
  readonly prefix: string;
  readonly quote: string;
  /** The enclosing brackets, outermost first. */
  readonly brackets: readonly Bracket[];
  /** The tokens before it on its line, outside brackets and without the current word. */
  readonly tokens: readonly Token[];
}

export interface Bracket {
  readonly sign: '(' | '{';
  /** The name before the bracket. */
  readonly name: string;
  /** The number of commas since. */
  readonly argument: number;
}

export interface Token {
  readonly kind: 'word' | 'part' | 'expression';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface PlaceOptions {
  /** Whether the text is line-based statements, which may contain regular expressions; otherwise it is one payload. */
  readonly statements: boolean;
}

const wordForm = /[A-Za-z0-9_.-]+/y;
const heredocForm = /<<(?:CRLF[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)/uy;

export function placeAt(text: string, offset: number, { statements }: PlaceOptions): Place {
  const end = Math.max(0, Math.min(offset, text.length));
  let tokens: Token[] = [];
  let brackets: { sign: '(' | '{'; name: string; argument: number; start: number }[] = [];
  /** End marks of the heredocs begun on this line. */
  let marks: string[] = [];
  let at = 0;
  const place = (kind: Place['kind'], start: number, prefix = '', quote = ''): Place => ({
    kind,
    start: Math.min(start, end),
    prefix,
    quote,
    brackets: brackets.map(({ sign, name, argument }) => ({ sign, name, argument })),
    tokens,
  });
  const push = (kind: Token['kind'], start: number, stop: number): void => {
    if (brackets.length === 0) tokens.push({ kind, text: text.slice(start, stop), start, end: stop });
  };
  while (at < end) {
    const character = text[at] ?? '';
    if (character === '\n') {
      at++;
      for (const mark of marks) {
        const after = afterHeredoc(text, at, mark);
        if (after > end || after < 0) return place('lines', at);
        at = after;
      }
      marks = [];
      if (statements) {
        tokens = [];
        brackets = [];
      }
      continue;
    }
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const before = at === 0 ? '\n' : (text[at - 1] ?? '\n');
    if (character === '#' && /\s/.test(before)) {
      const stop = lineEnd(text, at);
      if (stop >= end) return place('comment', at);
      at = stop;
      continue;
    }
    if (character === '"' || character === "'") {
      const stop = literalEnd(text, at + 1, character, character === '"');
      if (stop > end || (stop === end && isOpen(text, at, stop))) return place('text', at + 1, '', character);
      push('part', at, stop);
      at = stop;
      continue;
    }
    if (character === '/' && statements && brackets.length === 0 && /\s/.test(before)) {
      const stop = expressionEnd(text, at + 1);
      if (stop > end) return place('expression', at + 1);
      push('expression', at, stop);
      at = stop;
      continue;
    }
    if (character === '{' && text[at + 1] === '{') {
      const close = text.slice(at, Math.min(text.length, at + 110)).search(/\}\}|\n/);
      const stop = close < 0 ? at + 2 : at + close + (text[at + close] === '}' ? 2 : 0);
      if (stop > end || (stop === end && text[stop - 1] !== '}')) return place('text', at + 2, '{{', '');
      push('part', at, stop);
      at = stop;
      continue;
    }
    if (character === '(' || character === '{') {
      brackets.push({ sign: character, name: '', argument: 0, start: at });
      at++;
      continue;
    }
    if (character === ')' || character === '}') {
      const opened = brackets.pop();
      at++;
      const last = tokens.at(-1);
      // `name(…){…}` is one part.
      if (opened !== undefined && last?.kind === 'part' && last.end === opened.start && brackets.length === 0)
        tokens = tokens.slice(0, -1);
      const start = opened === undefined ? at - 1 : joined(last, opened.start);
      push('part', start, at);
      continue;
    }
    if (character === ',') {
      const last = brackets.at(-1);
      if (last !== undefined) last.argument++;
      at++;
      continue;
    }
    if (character === '<' && text[at + 1] === '<') {
      heredocForm.lastIndex = at;
      const [opening, mark] = heredocForm.exec(text) ?? [];
      if (opening === undefined || mark === undefined || at + opening.length >= end) return place('open', at);
      marks.push(mark);
      push('part', at, at + opening.length);
      at += opening.length;
      continue;
    }
    wordForm.lastIndex = at;
    const word = wordForm.exec(text)?.[0] ?? character;
    const stop = at + word.length;
    if (stop >= end) return place('open', at);
    const sign = text[stop];
    if (sign === '"' || (sign === "'" && word !== character)) {
      const close = literalEnd(text, stop + 1, sign, true);
      if (close > end || (close === end && isOpen(text, stop, close)))
        return place('text', stop + 1, word, sign);
      push('part', at, close);
      at = close;
    } else if ((sign === '(' || sign === '{') && text.slice(stop, stop + 2) !== '{{') {
      brackets.push({ sign, name: word, argument: 0, start: at });
      at = stop + 1;
    } else {
      push('word', at, stop);
      at = stop;
    }
  }
  return place('open', end);
}

/** Start of the part that a bracket at `start` belongs to. */
function joined(last: Token | undefined, start: number): number {
  return last?.kind === 'part' && last.end === start ? last.start : start;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

/** Whether the literal from `start` to `end` lacks its closing quote. */
function isOpen(text: string, start: number, end: number): boolean {
  return end === start + 1 || text[end - 1] !== text[start];
}

/** Past the closing quote, or the end of the line. */
function literalEnd(text: string, from: number, quote: string, escapes: boolean): number {
  let at = from;
  for (; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === quote) return at + 1;
    if (escapes && text[at] === '\\' && text[at + 1] !== '\n') at++;
  }
  return Math.min(at, text.length);
}

/** Past the closing slash and the flags; one past the end of the line if there is none. */
function expressionEnd(text: string, from: number): number {
  let isClass = false;
  for (let at = from; at < text.length && text[at] !== '\n'; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '[') isClass = true;
    else if (character === ']') isClass = false;
    else if (character === '/' && !isClass) {
      let stop = at + 1;
      while (/[A-Za-z]/.test(text[stop] ?? '')) stop++;
      return stop;
    }
  }
  return lineEnd(text, from) + 1;
}

/** Start of the line after the end mark; -1 if there is none. */
function afterHeredoc(text: string, from: number, mark: string): number {
  for (let start = from; start <= text.length;) {
    const stop = lineEnd(text, start);
    if (text.slice(start, stop).trim() === mark) return stop + 1;
    start = stop + 1;
  }
  return -1;
}
