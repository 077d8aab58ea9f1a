/** Tells bytes that are not mostly text: they are read more easily as hex. */
import type { ByteRange } from './escapeBytes.ts';
import { isHidden, isMark } from './hiddenCharacters.ts';
import { cutBytes, readUtf8, utf8Size } from './utf8.ts';

/** With more than this share of bytes that cannot be displayed as text, bytes are binary. */
const binaryShare = 1 / 4;
/** Bytes looked at. */
const sampleBytes = 64 * 1024;

/**
 * Whether more than a quarter of the bytes are not displayable text in UTF-8. `more`: the bytes continue, so a character
 * cut off at their end counts as nothing.
 */
export function isBinary(bytes: Uint8Array, more = false): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  const isCut = more || sample.length < bytes.length;
  const whole = sample.subarray(0, sample.length - (isCut ? cutBytes(sample) : 0));
  const text = textRuns(whole, 1).reduce((sum, { start, end }) => sum + end - start, 0);
  return whole.length - text > binaryShare * whole.length;
}

/** The runs of at least `least` bytes that are text, in order. */
export function textRuns(bytes: Uint8Array, least: number): ByteRange[] {
  const runs: ByteRange[] = [];
  let start = 0;
  const end = (at: number): void => {
    if (at - start >= least) runs.push({ start, end: at });
  };
  for (let at = 0; at < bytes.length;) {
    const code = readUtf8(bytes, at);
    const size = typeof code === 'string' ? 1 : utf8Size(code);
    if (typeof code === 'string' || !isText(code, at > start)) {
      end(at);
      start = at + size;
    }
    at += size;
  }
  end(bytes.length);
  return runs;
}

function isText(code: number, isAfterText: boolean): boolean {
  if (code < 0x80) return code >= 0x20 ? code !== 0x7f : code === 0x09 || code === 0x0a || code === 0x0d;
  // A combining mark by itself is a stray pair of bytes.
  return !isHidden(code) && (isAfterText || !isMark(code));
}
