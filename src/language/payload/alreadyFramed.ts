/** Detects payloads that contain their own framing. */
import type { PayloadPart } from './model/payloadPart.ts';
import type { Framing } from '../../bytes/framing/framing.ts';
import { isFrameByLength } from '../../bytes/framing/length.ts';

/**
 * Whether a payload already consists of whole frames: each part is `len16be{…}` of the framing's own length type or the
 * framing's own stuffing (`slip{…}`), or the bytes begin with their own length. A leading variable does not count, as
 * its bytes come from elsewhere.
 */
export function alreadyFramed(framing: Framing, parts: readonly PayloadPart[], bytes: Uint8Array): boolean {
  if (parts.length > 0 && parts.every((part) => isFrame(framing, part))) return true;
  return (
    framing.kind === 'length' &&
    framing.offset === 0 &&
    !beginsWithVariable(parts) &&
    isFrameByLength(framing, bytes)
  );
}

function isFrame(framing: Framing, part: PayloadPart): boolean {
  if (part.kind === 'stuffed') return part.stuffing === framing.kind;
  return (
    part.kind === 'length' &&
    framing.kind === 'length' &&
    framing.offset === 0 &&
    !framing.includesHeader &&
    !part.alone &&
    part.type !== 'text' &&
    part.type.name === framing.width
  );
}

function beginsWithVariable([first]: readonly PayloadPart[]): boolean {
  return first?.kind === 'joined' ? beginsWithVariable(first.parts) : first?.kind === 'variable';
}
