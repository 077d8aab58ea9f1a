/** Finds out whether a payload is constant. */
import type { NumberArgument, PayloadPart } from './payloadPart.ts';

/** The first part, nested ones included, that needs an environment; undefined in a constant payload. */
export function openPart(parts: readonly PayloadPart[]): PayloadPart | undefined {
  for (const part of parts) {
    const open = openWithin(part);
    if (open !== undefined) return open;
  }
  return undefined;
}

function openWithin(part: PayloadPart): PayloadPart | undefined {
  switch (part.kind) {
    case 'bytes':
    case 'holes':
      return undefined;
    case 'repeat':
      return openArgument(part.count) ?? openPart(part.parts);
    case 'joined':
    case 'length':
    case 'checksum':
    case 'stuffed':
    case 'hexText':
      return openPart(part.parts);
    case 'pad':
      return openArgument(part.size) ?? openPart([...part.fill, ...part.parts]);
    case 'bcd':
      return openArgument(part.value) ?? (part.bytes && openArgument(part.bytes));
    default:
      return part;
  }
}

function openArgument(argument: NumberArgument): PayloadPart | undefined {
  return argument.kind === 'literal' ? undefined : argument;
}
