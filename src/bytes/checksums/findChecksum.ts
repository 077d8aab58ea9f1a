/** Looks up a checksum, a CRC or another sum, by name. */
import type { Checksum } from './crc.ts';
import { crcCatalogue } from './crcCatalogue.ts';
import { sums } from './sums.ts';

let byName: ReadonlyMap<string, Checksum> | undefined;

/** The names of all checksums, aliases included. */
export function checksumNames(): string[] {
  return named().map(([name]) => name);
}

/** A checksum by one of its names, ignoring case. */
export function findChecksum(name: string): Checksum | undefined {
  byName ??= new Map(named().map(([known, checksum]) => [known.toLowerCase(), checksum]));
  return byName.get(name.toLowerCase());
}

function named(): (readonly [name: string, checksum: Checksum])[] {
  return [
    ...sums.map((sum) => [sum.name, sum] as const),
    ...crcCatalogue().flatMap(({ checksum, aliases }) =>
      [...aliases, checksum.name].map((name) => [name, checksum] as const),
    ),
  ];
}
