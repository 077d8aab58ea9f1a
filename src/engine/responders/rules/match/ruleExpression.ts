/** Regular expressions over received bytes, by an engine that is linear in its input (RE2's syntax). */
import type * as Re2 from 're2js';
import { compileBounded, mostBytesFor } from '../../../expressions/boundedExpression.ts';

/** Finds a match: its end, and its captures. */
export type SearchMatch = (
  bytes: Uint8Array,
) => { readonly end: number; readonly captures: Captures } | undefined;

export type CompiledExpression =
  | {
      readonly ok: true;
      readonly find: FindMatch;
      /** Also returns the end of the match. */
      readonly search: SearchMatch;
      /** The names of captures: the numbers of the groups, and their names. */
      readonly names: readonly string[];
      /** Its size, and so its memory. */
      readonly steps: number;
      /** The maximum number of bytes it searches; more would take too long. */
      readonly mostBytes: number;
    }
  /** The problem with it, without a full stop. */
  | { readonly ok: false; readonly message: string };

/** Bytes are read as Latin-1, one character each, unless the flag `u` requests UTF-8. */
export function compileExpression(source: string, flags: string): CompiledExpression {
  const compiled = compileBounded(source, flags);
  return typeof compiled === 'string'
    ? { ok: false, message: compiled }
    : matching(compiled, flags.includes('u'));
}

function matching(expression: Re2.RE2JS, isUtf8: boolean): CompiledExpression {
  const named = expression.namedGroups();
  const count = expression.groupCount();
  const encoding = isUtf8 ? 'utf8' : 'latin1';
  const search: SearchMatch = (bytes) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);
    // Testing for a match is much faster than locating it.
    if (!expression.test(text)) return undefined;
    const matcher = expression.matcher(text);
    if (!matcher.find()) return undefined;
    return {
      end: isUtf8 ? Buffer.byteLength(text.slice(0, matcher.end())) : matcher.end(),
      captures: (name) => {
        const group = named[name] ?? (/^\d{1,5}$/.test(name) ? Number(name) : count + 1);
        return group > count ? undefined : Buffer.from(matcher.group(group) ?? '', encoding);
      },
    };
  };
  return {
    ok: true,
    names: [...Array.from({ length: count + 1 }, (_, group) => String(group)), ...Object.keys(named)],
    find: (bytes) => search(bytes)?.captures,
    search,
    steps: expression.programSize(),
    mostBytes: mostBytesFor(expression),
  };
}

/** The captures of a match, by number or name; `0` is the whole match. */
export type Captures = (name: string) => Uint8Array | undefined;

/** Returns the captures if a message matches. */
export type FindMatch = (message: Uint8Array) => Captures | undefined;
