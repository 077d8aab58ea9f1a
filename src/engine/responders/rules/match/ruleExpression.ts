/** Regular expressions over received bytes, by an engine whose time is linear in what it reads (RE2's syntax). */
import type * as Re2 from 're2js';
import { compileBounded, mostBytesFor } from '../../../expressions/boundedExpression.ts';

/** Where a match ends, and what it has captured. */
export type SearchMatch = (
  bytes: Uint8Array,
) => { readonly end: number; readonly captures: Captures } | undefined;

export type CompiledExpression =
  | {
      readonly ok: true;
      readonly find: FindMatch;
      /** The same, and where it ends. */
      readonly search: SearchMatch;
      /** What a match names: the numbers of the groups, and their names. */
      readonly names: readonly string[];
      /** Its size, which is its memory too. */
      readonly steps: number;
      /** Bytes that it is given at most: of more it would take too long. */
      readonly mostBytes: number;
    }
  /** What is wrong with it, without a full stop. */
  | { readonly ok: false; readonly message: string };

/** Bytes are read as Latin-1, one character each, unless the flag `u` asks for UTF-8. */
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
    // Whether there is a match at all is told much sooner than where.
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

/** What a match has captured, by number or name; `0` is all that matched. */
export type Captures = (name: string) => Uint8Array | undefined;

/** The captures where a message matches. */
export type FindMatch = (message: Uint8Array) => Captures | undefined;
