/** Collects the variables of a payload. */
import type { NumberArgument, PayloadPart, VariablePart } from './payloadPart.ts';

/** All variables, nested ones and those used as numbers included, in the order of the text. */
export function variableParts(parts: readonly PayloadPart[]): VariablePart[] {
  return parts.flatMap(variablesWithin);
}

function variablesWithin(part: PayloadPart): VariablePart[] {
  switch (part.kind) {
    case 'variable':
      return [part];
    case 'joined':
    case 'length':
    case 'checksum':
    case 'stuffed':
    case 'hexText':
      return variableParts(part.parts);
    case 'pad':
      return [...argumentVariables(part.size), ...variableParts([...part.fill, ...part.parts])];
    case 'bcd':
      return [part.value, ...(part.bytes === undefined ? [] : [part.bytes])].flatMap(argumentVariables);
    case 'repeat':
      return [...argumentVariables(part.count), ...variableParts(part.parts)];
    case 'number':
      return argumentVariables(part.value);
    case 'random':
      return argumentVariables(part.count);
    case 'counter':
      return argumentVariables(part);
    default:
      return [];
  }
}

function argumentVariables(argument: NumberArgument): VariablePart[] {
  if (argument.kind === 'variable') return [argument];
  if (argument.kind === 'literal') return [];
  return [...argumentVariables(argument.first), ...argumentVariables(argument.step)];
}
