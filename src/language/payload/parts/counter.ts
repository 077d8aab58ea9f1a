/** `counter()` and `counter(start, step)` as decimal text, incremented at each send. */
import { readCounter } from '../reading/numberArgument.ts';
import { counterValue } from '../reading/numberValue.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PartKind } from '../reading/payloadReader.ts';
import type { CounterPart } from '../model/payloadPart.ts';
import { encodeUtf8 } from '../../../bytes/utf8.ts';

export const counterKind: PartKind = {
  name: 'counter',
  opening: '(',
  example: 'counter()',
  read: readCounter,
};

export const encodeCounter: PartEncoder<CounterPart> = (part, encoder) => {
  const value = counterValue(part, encoder);
  if (value !== undefined) encoder.output.write(encodeUtf8(String(value)));
};
