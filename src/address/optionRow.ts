import type { AddressOptions } from '../model/address.ts';
import type { AddressKind } from '../model/endpointKinds.ts';
import type { Transport } from '../model/transports.ts';

/** An option of the address notation, as all that reads or explains it needs it. */
export interface OptionRow {
  readonly name: keyof AddressOptions;
  readonly transports: readonly Transport[];
  readonly kinds: readonly AddressKind[];
  /** Why it would do nothing in a relay, as the end of a sentence: for listeners where it listens, for clients at its target. */
  readonly notInRelays?: string;
  readonly type: OptionType;
  /** The unit of a number. */
  readonly unit?: 'ms' | 'bytes' | 'connections' | 'hops';
  /** The default, in words or digits. */
  readonly default: string;
  /** Smallest and largest number allowed, both included. */
  readonly min?: number;
  readonly max?: number;
  /** The only numbers or words allowed. */
  readonly choices?: readonly (number | string)[];
  /** Never shown: no text that is made from an address has it. */
  readonly secret?: true;
  /** Values of `process.platform` that support it; absent: all. */
  readonly platforms?: readonly string[];
  /** The first version of each Node line that has it; later lines have it from the start. */
  readonly minNodeVersion?: readonly string[];
}

/**
 * `ip`: an address without brackets. `interface`: the name or an address of a network interface. `file`: a path; relative
 * ones are those of the folder that a unix socket's are of. `list`: words separated by commas.
 */
export type OptionType =
  'integer' | 'boolean' | 'word' | 'ip' | 'interface' | 'host' | 'file' | 'list' | 'text';
