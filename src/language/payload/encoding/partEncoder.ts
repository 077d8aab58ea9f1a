/** The contract of the encoders, one for each kind of part. */
import type { PayloadEncoder } from './payloadEncoder.ts';
import type { PayloadPart } from '../model/payloadPart.ts';

/** Writes a part to the encoder's output and reports problems to the encoder. */
export type PartEncoder<Part extends PayloadPart> = (part: Part, encoder: PayloadEncoder) => void;
