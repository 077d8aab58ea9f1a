/** `random(16)`: this many random bytes; the same seed gives the same bytes. */
import { closeBracket } from '../reading/brackets.ts';
import { readNumberArgument } from '../reading/numberArgument.ts';
import { misfitCount, numberValue } from '../reading/numberValue.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { payloadLimitBytes, tooLargeMessage } from '../model/payloadLimits.ts';
import type { PayloadPart, RandomPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';

export const randomKind: PartKind = { name: 'random', opening: '(', example: 'random(16)', read: readRandom };

function readRandom(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'random('.length;
  const count = readNumberArgument(reader, 'random(count) takes one');
  closeBracket(reader, ')');
  if (count === undefined) return undefined;
  const wrong = count.kind === 'literal' ? misfitSize(count.value) : undefined;
  if (wrong === undefined) {
    const least = count.kind === 'literal' ? Number(count.value) : 0;
    return { kind: 'random', start, end: reader.at, least, count };
  }
  reader.problems.add(count.start, count.end, wrong);
  return undefined;
}

function misfitSize(count: bigint | number): string | undefined {
  return misfitCount(count) ?? (count > payloadLimitBytes ? tooLargeMessage : undefined);
}

export const encodeRandom: PartEncoder<RandomPart> = (part, encoder) => {
  const count = numberValue(part.count, encoder);
  if (count === undefined) return;
  const wrong = misfitSize(count);
  if (wrong !== undefined) encoder.refuse(part.count, wrong);
  else if (encoder.environment.random === undefined) encoder.lack(part, 'random numbers');
  else encoder.output.fill(Number(count), encoder.environment.random);
};
