/** Evaluates number arguments when a payload is encoded. */
import { excerpt } from '../../../model/excerpt.ts';
import { parseNumber } from './numberArgument.ts';
import type { NumberType } from '../../../bytes/numbers/numberTypes.ts';
import { variableBytes } from './variable.ts';
import type { PayloadEncoder } from '../encoding/payloadEncoder.ts';
import type { CounterPart, NumberArgument, VariablePart } from '../model/payloadPart.ts';

/** The value of an argument; undefined, with a problem, where it is not a number. */
export function numberValue(argument: NumberArgument, encoder: PayloadEncoder): bigint | number | undefined {
  if (argument.kind === 'literal') return argument.value;
  return argument.kind === 'counter' ? counterValue(argument, encoder) : variableNumber(argument, encoder);
}

export function counterValue(counter: CounterPart, encoder: PayloadEncoder): bigint | undefined {
  const first = wholeValue(counter.first, encoder);
  const step = wholeValue(counter.step, encoder);
  return first === undefined || step === undefined ? undefined : encoder.count(counter, first, step);
}

function wholeValue(argument: NumberArgument, encoder: PayloadEncoder): bigint | undefined {
  const value = numberValue(argument, encoder);
  if (value === undefined || typeof value === 'bigint') return value;
  if (Number.isInteger(value)) return BigInt(value);
  encoder.refuse(argument, `${value} is not a whole number.`);
  return undefined;
}

/** Parses a variable's bytes as a number. */
function variableNumber(variable: VariablePart, encoder: PayloadEncoder): bigint | number | undefined {
  const bytes = variableBytes(variable, encoder);
  if (bytes === undefined) return undefined;
  const text = String.fromCharCode(...bytes.subarray(0, 500)).trim();
  const value = parseNumber(text);
  if (value === undefined) {
    const message = `The variable ${excerpt(variable.name)} is ${excerpt(text)}, which is not a number.`;
    encoder.refuse(variable, message);
  }
  return value;
}

/** Why a number does not fit a type; undefined where it does. */
export function misfit(type: NumberType, value: bigint | number): string | undefined {
  if (type.real) {
    const real = type.bytes === 4 ? Math.fround(Number(value)) : Number(value);
    return Number.isFinite(real) ? undefined : `${formatNumber(value)} is out of range for ${type.name}.`;
  }
  if (typeof value === 'number' && !Number.isInteger(value))
    return `${formatNumber(value)} is not a whole number, and ${type.name} takes only those.`;
  const whole = BigInt(value);
  if (whole >= type.least && whole <= type.most) return undefined;
  return `${formatNumber(value)} is out of range: ${type.name} goes from ${type.least} to ${type.most}.`;
}

/** Shortened, as messages must not grow with the number. */
export function formatNumber(value: bigint | number): string {
  return excerpt(String(value)).slice(1, -1);
}

/** Why a number is not a valid count; undefined where it is. */
export function misfitCount(value: bigint | number): string | undefined {
  if (Number.isInteger(Number(value)) && value >= 0) return undefined;
  return `${formatNumber(value)} is not a count: write a whole number from 0 on.`;
}
