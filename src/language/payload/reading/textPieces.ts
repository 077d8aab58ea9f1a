/** Collects the pieces of a text literal. */
import { ByteWriter, type TextSink } from '../../../bytes/byteWriter.ts';
import { leastBytesOf, type PayloadPart, type VariablePart } from '../model/payloadPart.ts';
import { noBytes } from '../../../bytes/utf8.ts';

/** The parts of a literal: its text, and the variables in it. */
export interface TextPieces extends TextSink {
  part(part: VariablePart): void;
  /** Returns all pieces; text pieces get the span of the whole literal. */
  finish(start: number, end: number): PayloadPart[];
}

/** Pieces in a charset known to this layer, so that text is encoded immediately. */
export class WriterPieces implements TextPieces {
  readonly #create: () => ByteWriter;
  #writer: ByteWriter;
  readonly #pieces: (Uint8Array | VariablePart)[] = [];

  constructor(create: () => ByteWriter) {
    this.#create = create;
    this.#writer = create();
  }

  get charset(): string {
    return this.#writer.charset;
  }

  byte(value: number): void {
    this.#writer.byte(value);
  }

  codePoint(code: number): boolean {
    return this.#writer.codePoint(code);
  }

  part(part: VariablePart): void {
    this.#flush();
    this.#pieces.push(part);
  }

  finish(start: number, end: number): PayloadPart[] {
    this.#flush();
    return this.#pieces.map((piece) =>
      piece instanceof Uint8Array ? { kind: 'bytes', start, end, bytes: piece } : piece,
    );
  }

  #flush(): void {
    const bytes = this.#writer.finish();
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.#writer = this.#create();
  }
}

export class Utf8Pieces extends WriterPieces {
  constructor() {
    super(() => new ByteWriter());
  }
}

/** Joins several pieces into one part. */
export function joinPieces(pieces: readonly PayloadPart[], start: number, end: number): PayloadPart {
  const [only, more] = pieces;
  if (only === undefined) return { kind: 'bytes', start, end, bytes: noBytes };
  if (more === undefined && only.kind !== 'variable') return only;
  return { kind: 'joined', start, end, least: leastBytesOf(pieces), parts: pieces };
}
