/** What each kind of part has: the way to its bytes. */
import type { PayloadEncoder } from './payloadEncoder.ts';
import type { PayloadPart } from '../model/payloadPart.ts';

/** Writes a part to the encoder's output; problems go to the encoder. */
export type PartEncoder<Part extends PayloadPart> = (part: Part, encoder: PayloadEncoder) => void;
