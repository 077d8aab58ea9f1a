/** Hovers in payloads: what the part at an offset is, and its bytes. */
import type { Explanation } from '../../core/explanation.ts';
import type { PayloadEnvironment } from '../model/environment.ts';
import type { PayloadPart } from '../model/payloadPart.ts';
import { describeBytes } from './describeBytes.ts';
import { partAt } from './partAt.ts';
import { partHelp } from './partHelp.ts';

/** `parts`: those of the text. Never throws. */
export function explainPayload(
  text: string,
  parts: readonly PayloadPart[],
  offset: number,
  environment: PayloadEnvironment,
): Explanation | undefined {
  const part = partAt(parts, offset);
  return part && explainPart(text, part, environment);
}

/** Explains one part of `text`. */
export function explainPart(text: string, part: PayloadPart, environment: PayloadEnvironment): Explanation {
  const { start, end } = part;
  const name = /^(?:[A-Za-z][A-Za-z0-9_-]*|<<|\{\{|["'])/.exec(text.slice(start, start + 40))?.[0] ?? '';
  const help = name === '"' || name === "'" ? undefined : partHelp(name)?.help;
  return {
    start,
    end,
    bytes: describeBytes([part], environment),
    sentences: help === undefined ? [] : [help],
  };
}
