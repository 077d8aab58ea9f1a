import type { Checksum } from './checksum.ts';
import { crcCatalogue } from './crcCatalogue.ts';
import { sums } from './sums.ts';

const named: readonly (readonly [name: string, checksum: Checksum])[] = [
  ...sums.map((sum) => [sum.name, sum] as const),
  ...crcCatalogue.flatMap(({ checksum, aliases }) =>
    [...aliases, checksum.name].map((name) => [name, checksum] as const),
  ),
];
const byName = new Map(named.map(([name, checksum]) => [name.toLowerCase(), checksum]));

/** Every name that a checksum is found by. */
export const checksumNames: readonly string[] = named.map(([name]) => name);

/** A checksum by one of its names, in either case. */
export function findChecksum(name: string): Checksum | undefined {
  return byName.get(name.toLowerCase());
}
