const units: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1000,
  KiB: 1024,
  MB: 1_000_000,
  MiB: 1024 ** 2,
  GB: 1_000_000_000,
  GiB: 1024 ** 3,
};

/** Bytes as they are written: `16B`, `1.5KiB`, `2MB`; undefined for anything else. */
export function parseSize(text: string): number | undefined {
  const [, digits, unit] = /^([0-9]{1,12}(?:\.[0-9]{1,6})?)(B|kB|KiB|MB|MiB|GB|GiB)$/.exec(text) ?? [];
  const size = Math.round(Number(digits) * (units[unit ?? ''] ?? Number.NaN));
  return Number.isSafeInteger(size) ? size : undefined;
}
