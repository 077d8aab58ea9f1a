/** Reads and resolves `{{name}}`: a variable's bytes. */
import { excerpt } from '../../../model/excerpt.ts';
import type { PartEncoder } from '../encoding/partEncoder.ts';
import type { PayloadEncoder } from '../encoding/payloadEncoder.ts';
import type { VariablePart } from '../model/payloadPart.ts';
import type { TextReader } from '../../core/textReader.ts';

/** `name`, `server.port`, `env.HOME`, `1` */
const form = /\{\{[ \t]*([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99})[ \t]*\}\}/uy;

/** The variable at the reader, without moving, if there is one. */
export function variableAt(reader: TextReader): VariablePart | undefined {
  if (!reader.startsWith('{{')) return undefined;
  const start = reader.at;
  form.lastIndex = start;
  const [whole, name] = form.exec(reader.text) ?? [];
  if (whole === undefined || name === undefined || start + whole.length > reader.end) return undefined;
  return { kind: 'variable', start, end: start + whole.length, least: 0, name };
}

/** Reads from `{{`; undefined, with a problem, where no name follows. */
export function readVariable(reader: TextReader): VariablePart | undefined {
  const start = reader.at;
  const variable = variableAt(reader);
  const wrong = reader.match(/\{\{[^{}"'\s]{0,64}(?:\}\})?/y) ?? '{{';
  reader.at = variable?.end ?? Math.min(start + wrong.length, reader.lineEnd());
  if (variable !== undefined) return variable;
  const message = `${excerpt(wrong)} names no variable: write {{name}}, a name of letters, digits, "_", "-" and ".".`;
  reader.problems.add(start, reader.at, message);
  return undefined;
}

/** Its bytes; undefined, with a problem, for an unknown variable. */
export function variableBytes(part: VariablePart, encoder: PayloadEncoder): Uint8Array | undefined {
  const { variable, variablesHint } = encoder.environment;
  if (variable === undefined) {
    encoder.lack(part, `the variable {{${part.name}}}`);
    return undefined;
  }
  const bytes = variable(part.name);
  if (bytes === undefined) {
    const hint = variablesHint === undefined ? '' : `: ${variablesHint}`;
    encoder.refuse(part, `There is no variable ${excerpt(part.name)}${hint}.`);
  }
  return bytes;
}

export const encodeVariable: PartEncoder<VariablePart> = (part, encoder) => {
  const bytes = variableBytes(part, encoder);
  if (bytes !== undefined) encoder.output.write(bytes);
};
