/** Parses sizes in bytes, with decimal or binary units. */

/** Keyed by unit in lower case. */
const units: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1000,
  kib: 1024,
  mb: 1_000_000,
  mib: 1024 ** 2,
  gb: 1_000_000_000,
  gib: 1024 ** 3,
};
const looseUnits: Readonly<Record<string, number>> = { ...units, '': 1, k: 1000, m: 1_000_000 };
const exactForm = /^([0-9]{1,12}(?:\.[0-9]{1,6})?)(B|kB|KiB|MB|MiB|GB|GiB)$/;
const looseForm = /^([0-9][0-9,]{0,30}(?:\.[0-9]{1,12})?)([A-Za-z]{0,3})$/;

interface SizeOptions {
  /**
   * As in a search box: the unit is optional, its case is ignored, `k` and `m` work, and so do commas between
   * thousands.
   */
  readonly loose?: boolean;
}

/** `16B`, `1.5KiB`, `2MB` in bytes; loosely also `100`, `1,500`, `2kib`. Undefined for anything else. */
export function parseSize(text: string, { loose = false }: SizeOptions = {}): number | undefined {
  const [, digits, unit = ''] = (loose ? looseForm : exactForm).exec(text.slice(0, 60)) ?? [];
  const known = loose ? looseUnits : units;
  const factor = Object.hasOwn(known, unit.toLowerCase()) ? known[unit.toLowerCase()] : undefined;
  if (digits === undefined || factor === undefined) return undefined;
  const size = Math.round(Number(digits.replaceAll(',', '')) * factor);
  return Number.isSafeInteger(size) ? size : undefined;
}
