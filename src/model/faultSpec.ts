/** The faults a relay can inject. To add one: a row here, and its stage in the engine. */
export interface FaultKindRow {
  readonly kind: FaultKind;
  readonly settings: readonly FaultSetting[];
  /** What it applies to: streams, datagrams or both. */
  readonly on: 'streams' | 'datagrams' | 'both';
  /** Its syntax. */
  readonly form: string;
  /** One sentence for hover and help. */
  readonly help: string;
}

export type FaultKind =
  | 'latency'
  | 'bandwidth'
  | 'slice'
  | 'limit'
  | 'stall'
  | 'reset'
  | 'slowClose'
  | 'corrupt'
  | 'offline'
  | 'drop'
  | 'duplicate'
  | 'reorder'
  | 'truncate';

export interface FaultSetting {
  readonly name:
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
  /** The keyword before it; none for the first parameter. */
  readonly word?: string;
  readonly value: 'duration' | 'size' | 'rate';
  readonly optional: boolean;
  readonly least: number;
  /** What must follow: `then close`. */
  readonly then?: 'close';
}

export const faultKinds: readonly FaultKindRow[] = [
  {
    kind: 'latency',
    settings: [
      { name: 'delayMs', value: 'duration', optional: false, least: 0 },
      { name: 'jitterMs', word: 'jitter', value: 'duration', optional: true, least: 0 },
    ],
    on: 'both',
    form: 'latency 100ms jitter 20ms',
    help: 'Holds everything back for a time, more or less.',
  },
  {
    kind: 'bandwidth',
    settings: [{ name: 'bytesPerSecond', value: 'rate', optional: false, least: 1 }],
    on: 'both',
    form: 'bandwidth 64KiB/s',
    help: 'Lets so many bytes through a second.',
  },
  {
    kind: 'slice',
    settings: [
      { name: 'sizeBytes', value: 'size', optional: false, least: 1 },
      { name: 'varyBytes', word: 'vary', value: 'size', optional: true, least: 0 },
      { name: 'everyMs', word: 'every', value: 'duration', optional: true, least: 0 },
    ],
    on: 'streams',
    form: 'slice 16B vary 4B every 5ms',
    help: 'Cuts chunks into small ones, and sends them one by one.',
  },
  {
    kind: 'limit',
    settings: [{ name: 'limitBytes', value: 'size', optional: false, least: 0 }],
    on: 'both',
    form: 'limit 1KiB',
    help: 'Closes after so many bytes.',
  },
  {
    kind: 'stall',
    settings: [{ name: 'forMs', word: 'for', value: 'duration', optional: true, least: 0, then: 'close' }],
    on: 'both',
    form: 'stall for 5s then close',
    help: 'Lets nothing through, for ever or for a time until it closes.',
  },
  {
    kind: 'reset',
    settings: [{ name: 'afterMs', word: 'after', value: 'duration', optional: true, least: 0 }],
    on: 'streams',
    form: 'reset after 500ms',
    help: 'Resets the connection (RST) after a time.',
  },
  {
    kind: 'slowClose',
    settings: [{ name: 'delayMs', value: 'duration', optional: false, least: 0 }],
    on: 'streams',
    form: 'slowClose 1s',
    help: 'Passes the end of a connection on late.',
  },
  { kind: 'corrupt', settings: [], on: 'both', form: 'corrupt', help: 'Changes a bit.' },
  { kind: 'offline', settings: [], on: 'both', form: 'offline', help: 'Lets nobody through.' },
  { kind: 'drop', settings: [], on: 'datagrams', form: 'drop', help: 'Loses datagrams.' },
  { kind: 'duplicate', settings: [], on: 'datagrams', form: 'duplicate', help: 'Sends datagrams twice.' },
  {
    kind: 'reorder',
    settings: [{ name: 'withinMs', word: 'within', value: 'duration', optional: false, least: 0 }],
    on: 'datagrams',
    form: 'reorder within 50ms',
    help: 'Changes the order of datagrams that come close to each other.',
  },
  {
    kind: 'truncate',
    settings: [{ name: 'sizeBytes', value: 'size', optional: false, least: 0 }],
    on: 'datagrams',
    form: 'truncate 512B',
    help: 'Cuts datagrams short.',
  },
];
