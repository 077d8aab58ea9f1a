/** `--seed` and `--set`, which payloads are encoded with; shared by `bytes` and `run`. */
import { excerpt } from '../../model/excerpt.ts';
import type { Parsed } from '../../model/problem.ts';
import { encodePayload } from '../../language/payload/encodePayload.ts';
import type { PayloadEnvironment } from '../../language/payload/model/environment.ts';
import { looksLikePayload } from '../../language/payload/looksLikePayload.ts';
import { parseNumber } from '../../language/payload/reading/numberArgument.ts';
import { parsePayload } from '../../language/payload/parsePayload.ts';
import { nodeEnvironment, randomSeed } from '../../node/nodeEnvironment.ts';
import type { Args, Options } from './args.ts';
import { problemLines } from './problemLines.ts';

export const seedOption = {
  seed: { value: 'N', help: 'the seed of random(…) and uuid(): same seed, same bytes' },
} satisfies Options;

export interface PayloadSettings {
  readonly seed: bigint;
  readonly variables: ReadonlyMap<string, Uint8Array>;
  readonly environment: PayloadEnvironment;
  /** Problems with the options, one line each. */
  readonly problems: readonly string[];
}

const settingForm = /^([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99})=([^]*)$/u;

/**
 * Without `--seed` the seed is random. A value of `--set name=value` that begins like a payload is one (`'"a\n"'`,
 * `hex"00"`), and may use the variables before it; any other is taken literally, as a number or text.
 */
export function readPayloadSettings({ value, values }: Args<'seed' | 'set'>): PayloadSettings {
  const given = value('seed');
  const seed = given === undefined ? randomSeed() : parseNumber(given);
  const isSeed = typeof seed === 'bigint';
  const variables = new Map<string, Uint8Array>();
  const environment = nodeEnvironment({ variables, seed: isSeed ? seed : 0n, pipes: true });
  const problems = values('set').flatMap((setting) => {
    const [, name, text = ''] = settingForm.exec(setting) ?? [];
    if (name === undefined) return [`--set ${excerpt(setting)}: write --set name=value.`];
    const bytes = looksLikePayload(text) ? payloadBytes(text, environment) : plainText(text);
    if (!bytes.ok) return problemLines(`--set ${name}`, text, bytes.problems);
    variables.set(name, bytes.value);
    return [];
  });
  if (isSeed) return { seed, variables, environment, problems };
  const wrongSeed = `--seed ${excerpt(given ?? '')}: a seed is a whole number.`;
  return { seed: 0n, variables, environment, problems: [wrongSeed] };
}

/** Encodes a payload. */
export function payloadBytes(text: string, environment: PayloadEnvironment): Parsed<Uint8Array> {
  const parts = parsePayload(text);
  return parts.ok ? encodePayload(parts.value, environment) : parts;
}

function plainText(text: string): Parsed<Uint8Array> {
  return { ok: true, value: Buffer.from(text) };
}
