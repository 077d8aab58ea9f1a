/** The faults that a relay can inject. To add one: CONTRIBUTING.md. */
import type { faultNames } from './faultNames.ts';

/** One fault of a relay, as plain data. `printFault` writes it as a line, `parseFault` reads one. */
export interface Fault {
  readonly kind: FaultKind;
  readonly settings: FaultSettings;
  readonly direction: FaultDirection;
  readonly chance: FaultChance;
  /** False: it is kept, and has no effect. */
  readonly enabled?: boolean;
}

export type FaultKind = (typeof faultNames)[number];

/** `up`: from the client to the target; `down`: from the target to the client. */
export type FaultDirection = 'up' | 'down' | 'both';

export interface FaultChance {
  /** More than 0, at most 100. */
  readonly percent: number;
  /** `connection`: a connection (UDP: a peer) has the fault for its whole life, or never. */
  readonly per: 'connection' | 'chunk';
}

/** Milliseconds, bytes, or bytes per second, as the kind's row says. */
export type FaultNumber =
  | 'delayMs'
  | 'jitterMs'
  | 'bytesPerSecond'
  | 'sizeBytes'
  | 'varyBytes'
  | 'everyMs'
  | 'limitBytes'
  | 'forMs'
  | 'afterMs'
  | 'withinMs';

/** Source text in payload notation, which needs no variables. */
export type FaultText = 'pattern' | 'replacement';

export type FaultSettings = { readonly [Name in FaultNumber]?: number } & {
  readonly [Name in FaultText]?: string;
};

export interface FaultKindRow {
  readonly kind: FaultKind;
  readonly settings: readonly FaultSetting[];
  /** What it applies to: streams, datagrams or both. */
  readonly on: 'streams' | 'datagrams' | 'both';
  /** Its chance can only be per connection, as it does nothing to single chunks. */
  readonly perConnection?: true;
  /** One sentence for hover and help. */
  readonly help: string;
}

export type FaultSetting = FaultNumberSetting | FaultTextSetting;

interface AnyFaultSetting {
  /** The keyword before it; none for the first parameter. */
  readonly word?: string;
  readonly optional: boolean;
  readonly example: string;
  /** One sentence about its keyword. */
  readonly help?: string;
}

export interface FaultNumberSetting extends AnyFaultSetting {
  readonly name: FaultNumber;
  readonly value: 'duration' | 'size' | 'rate';
  readonly least: number;
  /** Given exactly where this one is given, and larger. */
  readonly beyond?: FaultNumber;
  /** What must follow: `then close`. */
  readonly then?: 'close';
}

export interface FaultTextSetting extends AnyFaultSetting {
  readonly name: FaultText;
  /** A pattern may have holes. */
  readonly value: 'pattern' | 'payload';
}

export const faultKinds: readonly FaultKindRow[] = [
  {
    kind: 'latency',
    settings: [
      { name: 'delayMs', value: 'duration', optional: false, least: 0, example: '100ms' },
      {
        name: 'jitterMs',
        word: 'jitter',
        value: 'duration',
        optional: true,
        least: 0,
        example: '20ms',
        help: 'More or less by at most so much, each amount as likely as any other; a stream stays in order.',
      },
    ],
    on: 'both',
    help: 'Holds everything back for a time, more or less.',
  },
  {
    kind: 'bandwidth',
    settings: [{ name: 'bytesPerSecond', value: 'rate', optional: false, least: 1, example: '64KiB/s' }],
    on: 'both',
    help: 'Lets so many bytes through a second.',
  },
  {
    kind: 'slice',
    settings: [
      { name: 'sizeBytes', value: 'size', optional: false, least: 1, example: '16B' },
      {
        name: 'varyBytes',
        word: 'vary',
        value: 'size',
        optional: true,
        least: 0,
        example: '4B',
        help: 'More or less by at most so many bytes.',
      },
      {
        name: 'everyMs',
        word: 'every',
        value: 'duration',
        optional: true,
        least: 0,
        example: '5ms',
        help: 'So much time between two pieces.',
      },
    ],
    on: 'streams',
    help: 'Cuts chunks into small ones, and sends them one by one.',
  },
  {
    kind: 'limit',
    settings: [{ name: 'limitBytes', value: 'size', optional: false, least: 0, example: '1KiB' }],
    on: 'both',
    help: 'Closes after so many bytes of a stream, to the byte; loses all datagrams after so many bytes.',
  },
  {
    kind: 'stall',
    settings: [
      {
        name: 'forMs',
        word: 'for',
        value: 'duration',
        optional: true,
        least: 0,
        then: 'close',
        example: '5s',
        help: 'For how long.',
      },
    ],
    on: 'both',
    help: 'Lets nothing through, for ever or for a time until it closes.',
  },
  {
    kind: 'reset',
    settings: [
      {
        name: 'afterMs',
        word: 'after',
        value: 'duration',
        optional: true,
        least: 0,
        example: '500ms',
        help: 'After so much time; at once without it.',
      },
    ],
    on: 'streams',
    help: 'Resets the connection (RST), at once or after a time.',
  },
  {
    kind: 'slowClose',
    settings: [{ name: 'delayMs', value: 'duration', optional: false, least: 0, example: '1s' }],
    on: 'streams',
    perConnection: true,
    help: 'Passes the end of a connection on late.',
  },
  { kind: 'corrupt', settings: [], on: 'both', help: 'Changes a bit of each chunk or datagram.' },
  {
    kind: 'offline',
    settings: [
      { name: 'forMs', value: 'duration', optional: true, least: 1, example: '5s' },
      {
        name: 'everyMs',
        word: 'every',
        value: 'duration',
        optional: true,
        least: 1,
        beyond: 'forMs',
        example: '30s',
        help: 'Each time so much has passed, from when the fault is set on.',
      },
    ],
    on: 'both',
    perConnection: true,
    help: 'Lets nothing through and refuses new connections, all the time or again and again.',
  },
  { kind: 'drop', settings: [], on: 'datagrams', help: 'Loses datagrams.' },
  { kind: 'duplicate', settings: [], on: 'datagrams', help: 'Sends datagrams twice.' },
  {
    kind: 'reorder',
    settings: [
      {
        name: 'withinMs',
        word: 'within',
        value: 'duration',
        optional: false,
        least: 0,
        example: '50ms',
        help: 'For at most so much time one can be held back, for others to overtake it.',
      },
    ],
    on: 'datagrams',
    help: 'Changes the order of datagrams that come close to each other.',
  },
  {
    kind: 'truncate',
    settings: [{ name: 'sizeBytes', value: 'size', optional: false, least: 0, example: '512B' }],
    on: 'datagrams',
    help: 'Cuts datagrams short.',
  },
  {
    kind: 'hold',
    settings: [{ name: 'pattern', value: 'pattern', optional: true, example: '"GET "' }],
    on: 'both',
    help: 'Keeps what comes, or what a pattern is in, until you decide what becomes of it.',
  },
  {
    kind: 'replace',
    settings: [
      { name: 'pattern', value: 'pattern', optional: false, example: '"old"' },
      {
        name: 'replacement',
        word: 'with',
        value: 'payload',
        optional: false,
        example: '"new"',
        help: 'Before what takes its place.',
      },
    ],
    on: 'both',
    help: 'Puts other bytes in place of a pattern; on a stream wherever the chunks end.',
  },
];

/** The row of a kind; every kind has one, as a test says. */
export function faultRow(kind: FaultKind): FaultKindRow {
  const row = faultKinds.find((candidate) => candidate.kind === kind);
  if (row === undefined) throw new Error(`The fault ${kind} has no row.`);
  return row;
}

/** Its syntax, by example: `latency 100ms jitter 20ms`. */
export function faultForm({ kind, settings }: FaultKindRow): string {
  const words: string[] = [kind];
  for (const setting of settings) {
    if (setting.word !== undefined) words.push(setting.word);
    words.push(setting.example);
    if ('then' in setting) words.push('then', setting.then);
  }
  return words.join(' ');
}
