/** A checksum: how many bits it has, and what it is over some bytes. */
export interface Checksum {
  readonly name: string;
  readonly bits: number;
  readonly sum: (bytes: Uint8Array) => bigint;
}
