const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1000,
  m: 1e6,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/** A number of bytes: `100`, `1,500`, `2KiB`, `1.5 MB` without the blank; undefined: none. */
export function parseSize(text: string): number | undefined {
  const [, digits, unit = ''] =
    /^([0-9][0-9,]{0,30}(?:\.[0-9]{1,12})?)([A-Za-z]{0,3})$/.exec(text.slice(0, 60)) ?? [];
  const factor = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  if (digits === undefined || factor === undefined) return undefined;
  const size = Math.round(Number(digits.replaceAll(',', '')) * factor);
  return Number.isSafeInteger(size) ? size : undefined;
}
