/** Encodes parsed payloads and patterns to bytes. */
import type { Parsed } from '../../model/problem.ts';
import type { PayloadEnvironment } from './model/environment.ts';
import type { PayloadPart } from './model/payloadPart.ts';
import { BytePattern } from '../../bytes/search/bytePattern.ts';
import { ProblemList } from '../../model/problemList.ts';
import { encodePart } from './partKinds.ts';
import { PayloadEncoder } from './encoding/payloadEncoder.ts';

const nothing: PayloadEnvironment = {};

/**
 * The bytes of a payload: its parts, joined, at most 64 MiB. Files, time, randomness and the like come from the
 * environment; without one, only constant payloads can be encoded. Never throws unless the environment does.
 */
export function encodePayload(
  parts: readonly PayloadPart[],
  environment: PayloadEnvironment = nothing,
): Parsed<Uint8Array> {
  const [only, more] = parts;
  if (more === undefined && only?.kind === 'bytes') return { ok: true, value: only.bytes };
  const encoder = encodeParts(parts, environment);
  return encoder.problems.count > 0
    ? encoder.problems.result(new Uint8Array())
    : { ok: true, value: encoder.output.finish() };
}

/** Returns the encoder after it has written all parts, or reached its limit. */
export function encodeParts(
  parts: readonly PayloadPart[],
  environment: PayloadEnvironment,
  workLimitBytes?: number,
): PayloadEncoder {
  const encoder = new PayloadEncoder(environment, new ProblemList(), encodePart, workLimitBytes);
  encoder.writeParts(parts);
  return encoder;
}

/** The bytes and holes of a pattern, from parts as `parsePattern` returns them. */
export function encodePattern(
  parts: readonly PayloadPart[],
  environment: PayloadEnvironment = {},
): Parsed<BytePattern> {
  const { output, problems } = encodeParts(parts, environment);
  if (problems.count > 0) return problems.result(new BytePattern(new Uint8Array()));
  return { ok: true, value: new BytePattern(output.finish(), output.holes) };
}
