import type { DecodedField } from '../../model/decoded.ts';
import { escapeBytes } from '../escapeBytes.ts';
import { formatHex } from '../hexText.ts';

/** Most fields of one decoding: more would not help, and each costs time and memory. */
export const fieldsLimit = 1_000;
/** Most bytes of text or raw bytes in a value. */
const shownBytes = 200;
const shownHexBytes = 32;

/** A field while its parts are read. */
interface OpenField {
  name: string;
  value: string;
  start: number;
  end: number;
  note?: string;
  problem?: string;
  fields?: DecodedField[];
}

/** What a value means, besides its number. */
export interface Meaning {
  readonly value?: string;
  readonly note?: string;
  readonly problem?: string;
}

/**
 * Reads bytes from left to right into a tree of fields. The first error ends it: a field says what is missing and
 * where, `ok` is false, and further reads return nothing and add no field. So a decoder can be written as if nothing
 * failed, with its loops running while `ok()`.
 */
export class FieldReader {
  readonly bytes: Uint8Array;
  readonly fields: DecodedField[] = [];
  at = 0;
  /** The exclusive end of the current range. */
  end: number;
  /** Number of violations of the format that could be read past. */
  problems = 0;
  #ok = true;
  #count = 0;
  #into: DecodedField[];
  /** The open group, if any. */
  #group: OpenField | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.#into = this.fields;
  }

  /** No error so far. A method, as reading changes the result. */
  ok(): boolean {
    return this.#ok;
  }

  get left(): number {
    return this.end - this.at;
  }

  /** The byte at `at`, without a field. */
  peek(ahead = 0): number {
    return this.at + ahead < this.end ? (this.bytes[this.at + ahead] ?? 0) : 0;
  }

  /** A whole number of up to 6 bytes, the most significant first. */
  number(name: string, size: number, meaning: (value: number) => Meaning = () => ({})): number {
    if (!this.#has(name, size)) return 0;
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + (this.bytes[this.at + index] ?? 0);
    this.#add({ name, value: String(value), start: this.at, end: this.at + size, ...meaning(value) });
    this.at += size;
    return value;
  }

  /** Text of `length` bytes, with the usual escapes. */
  text(name: string, length: number, meaning: Meaning = {}): Uint8Array {
    return this.#stretch(name, length, textValue, meaning);
  }

  raw(name: string, length: number, meaning: Meaning = {}): Uint8Array {
    return this.#stretch(name, length, hexValue, meaning);
  }

  /** Fields that belong together. `read` returns the group's own value. */
  group(name: string, read: () => Meaning | undefined): void {
    if (!this.#room()) return;
    this.#count++;
    const outer = this.#into;
    const outerGroup = this.#group;
    const group: OpenField = { name, value: '', start: this.at, end: this.at, fields: [] };
    this.#into = group.fields ?? [];
    this.#group = group;
    const meaning = read() ?? {};
    group.end = Math.max(this.at, ...this.#into.map(({ end }) => end));
    if (this.#into.length === 0) delete group.fields;
    this.#into = outer;
    this.#group = outerGroup;
    this.#note(meaning);
    outer.push({ ...group, ...meaning });
  }

  /** Limits `read` to the next `length` bytes, then continues after them and reports those left unread. */
  within(length: number, read: () => void): void {
    const outer = this.end;
    const missing = this.at + length - outer;
    this.end = Math.min(outer, this.at + length);
    read();
    if (missing > 0)
      this.fail(
        'missing',
        `The message ends too early: ${byteCount(missing)} of it ${missing === 1 ? 'is' : 'are'} not here, from offset ${hexNumber(outer)} on.`,
      );
    if (this.#ok && this.left > 0) this.raw('rest', this.left, { problem: restWords(this.left, this.at) });
    this.end = outer;
  }

  /** Adds a field of the next `length` bytes with a value from elsewhere, and skips them. */
  field(name: string, length: number, meaning: Meaning): void {
    if (!this.#has(name, length)) return;
    this.#add({ name, value: '', start: this.at, end: this.at + length, ...meaning });
    this.at += length;
  }

  /** Ends the reading: the remaining bytes become a field with the problem. */
  fail(name: string, problem: string): void {
    if (!this.#ok) return;
    this.#add({ name, value: '', start: Math.min(this.at, this.end), end: this.end, problem });
    this.#ok = false;
    this.at = this.end;
  }

  #stretch(name: string, length: number, value: (bytes: Uint8Array) => string, meaning: Meaning): Uint8Array {
    if (!this.#has(name, length)) return new Uint8Array();
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.#add({ name, value: value(bytes), start: this.at, end: this.at + length, ...meaning });
    this.at += length;
    return bytes;
  }

  #has(name: string, size: number): boolean {
    if (!this.#ok || !this.#room()) return false;
    if (size <= this.left) return true;
    this.fail(name, missingWords(name, size, this.left, this.at));
    return false;
  }

  /** Whether another field may be added; the last one allowed says that there are more. */
  #room(): boolean {
    if (!this.#ok) return false;
    if (this.#count < fieldsLimit) return true;
    this.#ok = false;
    this.#into.push({
      name: 'more',
      value: '',
      start: this.at,
      end: this.end,
      note: `Only the first ${fieldsLimit} fields are shown.`,
    });
    this.at = this.end;
    return false;
  }

  #add(field: DecodedField): void {
    this.#count++;
    this.#note(field);
    this.#into.push(field);
  }

  #note({ problem }: Meaning): void {
    if (problem !== undefined) this.problems++;
  }
}

/** `0x0c` */
export function hexNumber(value: number, digits = 2): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

export function textValue(bytes: Uint8Array): string {
  const cut = bytes.length > shownBytes;
  return `"${escapeBytes(bytes.subarray(0, shownBytes), { quoted: true, more: cut })}${cut ? '…' : ''}"`;
}

export function hexValue(bytes: Uint8Array): string {
  return `${formatHex(bytes.subarray(0, shownHexBytes))}${bytes.length > shownHexBytes ? ' …' : ''}`;
}

export function byteCount(count: number): string {
  return `${count} byte${count === 1 ? '' : 's'}`;
}

function missingWords(name: string, size: number, left: number, at: number): string {
  const there = left <= 0 ? 'none is left' : `only ${left} ${left === 1 ? 'is' : 'are'} left`;
  return `The message ends too early: ${name} takes ${byteCount(size)} at offset ${hexNumber(at)}, and ${there}.`;
}

function restWords(left: number, at: number): string {
  return `${byteCount(left)} from offset ${hexNumber(at)} on ${left === 1 ? 'belongs' : 'belong'} to nothing that the format has here.`;
}
