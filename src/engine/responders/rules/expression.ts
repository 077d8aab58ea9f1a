/** Regular expressions over received bytes, by an engine whose time is linear in what it reads (RE2's syntax). */
import { createRequire } from 'node:module';
import type * as Re2 from 're2js';
import type { Captures, FindMatch } from './match.ts';

const require = createRequire(import.meta.url);

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
    }
  /** What is wrong with it, without a full stop. */
  | { readonly ok: false; readonly message: string };

/**
 * Bytes are read as Latin-1, one character each, unless the flag `u` asks for UTF-8. The engine is loaded by the
 * first expression: it is as large as half the extension.
 */
export function compileExpression(source: string, flags: string): CompiledExpression {
  const { RE2JS, RE2JSException } = require('re2js') as typeof Re2;
  try {
    return matching(RE2JS.compile(source, flagBits(RE2JS, flags)), flags.includes('u'));
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { ok: false, message: error.message.replace(/^error parsing regexp: |\.$/g, '') };
  }
}

function flagBits(engine: typeof Re2.RE2JS, flags: string): number {
  return (
    (flags.includes('i') ? engine.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? engine.MULTILINE : 0) |
    (flags.includes('s') ? engine.DOTALL : 0)
  );
}

function matching(expression: Re2.RE2JS, isUtf8: boolean): CompiledExpression {
  const named = expression.namedGroups();
  const count = expression.groupCount();
  const encoding = isUtf8 ? 'utf8' : 'latin1';
  const search: SearchMatch = (bytes) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(encoding);
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
  };
}
