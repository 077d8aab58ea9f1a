/** `--set name=value`: the variables of a payload. */
import { excerpt } from '../../model/excerpt.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { problemLines } from './problemLines.ts';

const form = /^([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99})=([^]*)$/u;

/**
 * Adds the variables to `variables`, and answers what is wrong with them. A value that begins as a payload does is
 * one (`'"a\n"'`, `hex"00"`), and may name the variables before it; any other is text or a number as it stands.
 */
export function readVariables(
  settings: readonly string[],
  variables: Map<string, Uint8Array>,
  environment: PayloadEnvironment,
): string[] {
  return settings.flatMap((setting) => {
    const [, name, value = ''] = form.exec(setting) ?? [];
    if (name === undefined) return [`--set ${excerpt(setting)}: write --set name=value.`];
    const bytes = valueBytes(value, environment);
    if (!bytes.ok) return problemLines(`--set ${name}`, value, bytes.problems);
    variables.set(name, bytes.value);
    return [];
  });
}

function valueBytes(value: string, environment: PayloadEnvironment): ReturnType<typeof encodePayload> {
  if (!looksLikePayload(value)) return { ok: true, value: Buffer.from(value) };
  const parts = parsePayload(value);
  return parts.ok ? encodePayload(parts.value, environment) : parts;
}
