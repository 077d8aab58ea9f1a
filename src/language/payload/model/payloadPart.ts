/** The syntax tree of a payload. */
import type { Span } from '../../../model/problem.ts';
import type { Checksum } from '../../../bytes/checksums/crc.ts';
import type { NumberType } from '../../../bytes/numbers/numberTypes.ts';

/**
 * A payload as parsed: parts, joined when it is sent. Constant parts (literals, numbers) are bytes already; the others
 * are encoded by `encodePayload`, from an environment where they need one.
 */
export type PayloadPart =
  | BytesPart
  | HolesPart
  | JoinedPart
  | VariablePart
  | CharsetPart
  | FilePart
  | NumberPart
  | RepeatPart
  | RandomPart
  | CounterPart
  | NowPart
  | UuidPart
  | LengthPart
  | ChecksumPart
  | StuffedPart
  | HexTextPart
  | PadPart
  | BcdPart;

/** A part that is not encoded yet. */
interface OpenPart extends Span {
  /** Its minimum number of bytes. */
  readonly least: number;
}

export interface BytesPart extends Span {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}

/** Bytes of a pattern, some of which may be anything. */
export interface HolesPart extends OpenPart {
  readonly kind: 'holes';
  readonly bytes: Uint8Array;
  /** Offsets of the bytes that may be anything, rising. */
  readonly holes: readonly number[];
}

/** One literal that consists of several parts: text with variables in it. */
export interface JoinedPart extends OpenPart {
  readonly kind: 'joined';
  readonly parts: readonly PayloadPart[];
}

export interface VariablePart extends OpenPart {
  readonly kind: 'variable';
  readonly name: string;
}

/** Text in a charset that only the environment can encode. */
export interface CharsetPart extends OpenPart {
  readonly kind: 'charset';
  /** The name that `charsetName` returns. */
  readonly charset: string;
  readonly text: string;
}

export interface FilePart extends OpenPart {
  readonly kind: 'file';
  readonly path: string;
}

/** A number that is only known when it is encoded. */
export interface NumberPart extends OpenPart {
  readonly kind: 'number';
  readonly type: NumberType;
  readonly value: NumberArgument;
}

export interface RepeatPart extends OpenPart {
  readonly kind: 'repeat';
  readonly count: NumberArgument;
  readonly parts: readonly PayloadPart[];
}

export interface RandomPart extends OpenPart {
  readonly kind: 'random';
  readonly count: NumberArgument;
}

export interface CounterPart extends OpenPart {
  readonly kind: 'counter';
  readonly first: NumberArgument;
  readonly step: NumberArgument;
}

export interface NowPart extends OpenPart {
  readonly kind: 'now';
  readonly format: 'iso' | 'unix' | 'unixMs';
}

export interface UuidPart extends OpenPart {
  readonly kind: 'uuid';
}

export interface LengthPart extends OpenPart {
  readonly kind: 'length';
  /** How the number is written; `text`: in decimal. */
  readonly type: NumberType | 'text';
  readonly parts: readonly PayloadPart[];
  /** Only the length, without the payload it measures. */
  readonly alone: boolean;
}

export interface ChecksumPart extends OpenPart {
  readonly kind: 'checksum';
  readonly checksum: Checksum;
  readonly order: 'be' | 'le';
  /** As upper-case hex digits. */
  readonly hexText: boolean;
  readonly parts: readonly PayloadPart[];
  /** Only the sum, without the payload it covers. */
  readonly alone: boolean;
}

/** A frame escaped such that its end is unambiguous. */
export interface StuffedPart extends OpenPart {
  readonly kind: 'stuffed';
  readonly stuffing: 'slip' | 'cobs' | 'dle';
  readonly parts: readonly PayloadPart[];
}

/** Bytes as upper-case hex digits. */
export interface HexTextPart extends OpenPart {
  readonly kind: 'hexText';
  readonly parts: readonly PayloadPart[];
}

export interface PadPart extends OpenPart {
  readonly kind: 'pad';
  /** The resulting size in bytes; with `multiple`, it is rounded up to a multiple of this. */
  readonly size: NumberArgument;
  readonly multiple: boolean;
  readonly side: 'left' | 'right';
  /** The repeated filling; empty: zeros. */
  readonly fill: readonly PayloadPart[];
  readonly parts: readonly PayloadPart[];
}

/** A number in BCD, two digits per byte. */
export interface BcdPart extends OpenPart {
  readonly kind: 'bcd';
  readonly value: NumberArgument;
  /** Undefined: as few as needed. */
  readonly bytes: NumberArgument | undefined;
}

export type NumberArgument = NumberLiteral | VariablePart | CounterPart;

export interface NumberLiteral extends Span {
  readonly kind: 'literal';
  /** An integer, or a floating-point number. */
  readonly value: bigint | number;
}

/** The minimum size of a part in bytes. */
export function leastBytes(part: PayloadPart): number {
  return part.kind === 'bytes' ? part.bytes.length : part.least;
}

export function leastBytesOf(parts: readonly PayloadPart[]): number {
  return parts.reduce((least, part) => least + leastBytes(part), 0);
}
