/** `latin1"…"`, `utf16le"…"`, `shiftjis"…"`: text in a charset, with the escapes and variables of `"text"`. */
import { excerpt } from '../../../model/excerpt.ts';
import { ByteWriter } from '../../../bytes/byteWriter.ts';
import { charsetName } from '../../../bytes/charsets/charsetName.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { CharsetPart, PayloadPart, VariablePart } from '../model/payloadPart.ts';
import { readEscapedText } from '../reading/readText.ts';
import { WriterPieces, type TextPieces } from '../reading/textPieces.ts';

/** The part for a charset label; undefined for an unknown charset. */
export function charsetKind(label: string): PartKind | undefined {
  const charset = charsetName(label);
  if (charset === undefined) return undefined;
  return {
    name: label,
    opening: '"',
    example: `${label}"text"`,
    read: (reader) => {
      const start = reader.at;
      reader.at += label.length;
      return readEscapedText(reader, start, piecesOf(charset));
    },
  };
}

function piecesOf(charset: string): TextPieces {
  switch (charset) {
    case 'utf-8':
      return new WriterPieces(() => new ByteWriter());
    case 'utf-16le':
      return new WriterPieces(() => new Utf16Writer(charset, true));
    case 'utf-16be':
      return new WriterPieces(() => new Utf16Writer(charset, false));
    case 'iso-8859-1':
      return new WriterPieces(() => new NarrowWriter(charset, 0xff));
    case 'us-ascii':
      return new WriterPieces(() => new NarrowWriter(charset, 0x7f));
    default:
      return new OpenPieces(charset);
  }
}

class Utf16Writer extends ByteWriter {
  override readonly charset: string;
  readonly #little: boolean;

  constructor(charset: string, little: boolean) {
    super();
    this.charset = charset;
    this.#little = little;
  }

  override codePoint(code: number): boolean {
    const above = code - 0x1_0000;
    if (above < 0) this.#unit(code);
    else {
      this.#unit(0xd800 | (above >> 10));
      this.#unit(0xdc00 | (above & 0x3ff));
    }
    return true;
  }

  #unit(unit: number): void {
    this.byte(this.#little ? unit & 0xff : unit >> 8);
    this.byte(this.#little ? unit >> 8 : unit & 0xff);
  }
}

/** A charset whose bytes equal the code points. */
class NarrowWriter extends ByteWriter {
  override readonly charset: string;
  readonly #most: number;

  constructor(charset: string, most: number) {
    super();
    this.charset = charset;
    this.#most = most;
  }

  override codePoint(code: number): boolean {
    if (code > this.#most) return false;
    this.byte(code);
    return true;
  }
}

/** Pieces in a charset that the environment encodes. */
class OpenPieces implements TextPieces {
  readonly charset: string;
  readonly #pieces: (string | Uint8Array | VariablePart)[] = [];
  #text = '';

  constructor(charset: string) {
    this.charset = charset;
  }

  byte(value: number): void {
    this.#flush();
    this.#pieces.push(Uint8Array.of(value));
  }

  codePoint(code: number): boolean {
    this.#text += String.fromCodePoint(code);
    return true;
  }

  part(part: VariablePart): void {
    this.#flush();
    this.#pieces.push(part);
  }

  finish(start: number, end: number): PayloadPart[] {
    this.#flush();
    return this.#pieces.map((piece) => {
      if (piece instanceof Uint8Array) return { kind: 'bytes', start, end, bytes: piece };
      if (typeof piece !== 'string') return piece;
      return { kind: 'charset', start, end, least: 0, charset: this.charset, text: piece };
    });
  }

  #flush(): void {
    if (this.#text !== '') this.#pieces.push(this.#text);
    this.#text = '';
  }
}

export const encodeCharset: PartEncoder<CharsetPart> = (part, encoder) => {
  const encode = encoder.environment.charset?.(part.charset);
  if (encode === undefined) {
    encoder.lack(part, `the charset ${part.charset}`);
    return;
  }
  const bytes = encode(part.text);
  if (bytes instanceof Uint8Array) encoder.output.write(bytes);
  else encoder.refuse(part, `The charset ${part.charset} has no ${excerpt(bytes.missing)}.`);
};
