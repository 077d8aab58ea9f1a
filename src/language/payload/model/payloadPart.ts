import type { Span } from '../../../model/problem.ts';
import type { Checksum } from '../../../bytes/checksums/crc.ts';
import type { NumberType } from '../../../bytes/numbers/numberTypes.ts';

/**
 * A payload as parsed: parts that are joined when it is sent. What is known already (literals, constant numbers)
 * stands as bytes; the other parts are made by `encodePayload`, out of an environment where they need one.
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

/** A part whose bytes are not made yet. */
interface OpenPart extends Span {
  /** It has this many bytes or more. */
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

/** What is written as one part and made of several: text with variables in it. */
export interface JoinedPart extends OpenPart {
  readonly kind: 'joined';
  readonly parts: readonly PayloadPart[];
}

export interface VariablePart extends OpenPart {
  readonly kind: 'variable';
  readonly name: string;
}

/** Text in a charset that this layer does not know itself. */
export interface CharsetPart extends OpenPart {
  readonly kind: 'charset';
  /** As `charsetName` names it. */
  readonly charset: string;
  readonly text: string;
}

export interface FilePart extends OpenPart {
  readonly kind: 'file';
  readonly path: string;
}

/** A number whose value is not known yet. */
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
  /** The number alone, without what it is the length of. */
  readonly alone: boolean;
}

export interface ChecksumPart extends OpenPart {
  readonly kind: 'checksum';
  readonly checksum: Checksum;
  readonly order: 'be' | 'le';
  /** As upper-case hex digits. */
  readonly hexText: boolean;
  readonly parts: readonly PayloadPart[];
  /** The sum alone, without what it is the sum of. */
  readonly alone: boolean;
}

/** A frame whose bytes are written so that its end can be told. */
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
  /** How many bytes it becomes; with `multiple`, a multiple of which. */
  readonly size: NumberArgument;
  readonly multiple: boolean;
  readonly side: 'left' | 'right';
  /** What is put there, again and again; empty: zeros. */
  readonly fill: readonly PayloadPart[];
  readonly parts: readonly PayloadPart[];
}

/** A number in decimal digits, two in each byte. */
export interface BcdPart extends OpenPart {
  readonly kind: 'bcd';
  readonly value: NumberArgument;
  /** Undefined: as few as the number needs. */
  readonly bytes: NumberArgument | undefined;
}

export type NumberArgument = NumberLiteral | VariablePart | CounterPart;

export interface NumberLiteral extends Span {
  readonly kind: 'literal';
  /** A whole number, or one with a point or an exponent. */
  readonly value: bigint | number;
}

/** The bytes that a part has at least. */
export function leastBytes(part: PayloadPart): number {
  return part.kind === 'bytes' ? part.bytes.length : part.least;
}

export function leastBytesOf(parts: readonly PayloadPart[]): number {
  return parts.reduce((least, part) => least + leastBytes(part), 0);
}
