/** `repeat(100, PAYLOAD)`: the payload's bytes, encoded once, repeated. */
import { expectComma, readBracketed } from '../reading/brackets.ts';
import { readNumberArgument } from '../reading/numberArgument.ts';
import { misfitCount, numberValue } from '../reading/numberValue.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import { payloadLimitBytes, tooLargeMessage } from '../model/payloadLimits.ts';
import { leastBytesOf, type PayloadPart, type RepeatPart } from '../model/payloadPart.ts';
import type { PayloadReader } from '../reading/payloadReader.ts';

export const repeatKind: PartKind = {
  name: 'repeat',
  opening: '(',
  example: 'repeat(100, "x")',
  read: readRepeat,
};

const form = 'repeat(100, "x") takes a count and a payload';

function readRepeat(reader: PayloadReader): PayloadPart | undefined {
  const start = reader.at;
  reader.at += 'repeat('.length;
  const count = readNumberArgument(reader, form);
  const comma = expectComma(reader, 'what is repeated');
  const parts = comma || reader.next !== ')' ? readBracketed(reader, ')', form) : skipBracket(reader);
  if (count === undefined) return undefined;
  const wrong = count.kind === 'literal' ? misfitCount(count.value) : undefined;
  if (wrong !== undefined) {
    reader.problems.add(count.start, count.end, wrong);
    return undefined;
  }
  const once = leastBytesOf(parts);
  const least = count.kind === 'literal' && once > 0 ? once * Number(count.value) : 0;
  if (least > payloadLimitBytes) {
    reader.problems.add(start, reader.at, tooLargeMessage);
    return undefined;
  }
  return { kind: 'repeat', start, end: reader.at, least, count, parts };
}

function skipBracket(reader: PayloadReader): readonly PayloadPart[] {
  reader.at++;
  return [];
}

export const encodeRepeat: PartEncoder<RepeatPart> = ({ count, parts }, encoder) => {
  const times = numberValue(count, encoder);
  const wrong = times === undefined ? undefined : misfitCount(times);
  if (wrong !== undefined) encoder.refuse(count, wrong);
  const { output } = encoder;
  const start = output.length;
  encoder.writeParts(parts);
  if (times !== undefined && wrong === undefined && !encoder.over) output.repeat(start, Number(times));
};
