/** Checks of the host's messages about streams; see `messageCheck.ts`. */

type Check = (fields: Record<string, unknown>) => boolean;

export const streamNoticeChecks: Readonly<Record<string, Check>> = {
  stream: ({ id, generation, first, next, bytesIn, bytesOut, lostBytes }) =>
    [id, generation, first, next, bytesIn, bytesOut, lostBytes].every(isCount),
  chart: ({ generation, count, startUs, bucketUs, figures, rates }) =>
    [generation, count, startUs, bucketUs].every(isCount) &&
    figures instanceof Uint8Array &&
    typeof rates === 'object' &&
    rates !== null,
  openStream: ({ id }) => isCount(id),
};

export const streamResultChecks: Readonly<Record<string, Check>> = {
  streamLines: ({ generation, from, lines, bytes }) =>
    isCount(generation) && isCount(from) && Array.isArray(lines) && bytes instanceof Uint8Array,
  streamMatch: ({ found }) => found === undefined || (typeof found === 'object' && found !== null),
  copyStream: ({ bytes }) => isCount(bytes),
};

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
