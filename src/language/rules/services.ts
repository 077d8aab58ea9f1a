/** The named responders (services). To add one: a row here, and its implementation in the engine. */
export interface ServiceRow {
  readonly name: ServiceName;
  /** One line for pickers and help. */
  readonly help: string;
  /** The RFC that defines it, if any. */
  readonly rfc?: number;
  /** The triggers it responds to, the usual one first. */
  readonly on: readonly ('connect' | 'data')[];
  /**
   * The meaning of the bare word: a trigger, or `service` where the transport decides (RFC 864, 867, 868: each new
   * connection of a stream, each datagram of UDP).
   */
  readonly alone: 'data' | 'service';
  /** Whether its reply ends, so that `then` can follow. */
  readonly ends: boolean;
}

export type ServiceName = 'echo' | 'upper' | 'discard' | 'chargen' | 'daytime' | 'time';

export const services: readonly ServiceRow[] = [
  {
    name: 'echo',
    help: 'Sends back what it receives.',
    rfc: 862,
    on: ['data'],
    alone: 'data',
    ends: true,
  },
  {
    name: 'upper',
    help: 'Sends back what it receives in upper case (UTF-8).',
    on: ['data'],
    alone: 'data',
    ends: true,
  },
  {
    name: 'discard',
    help: 'Reads everything and replies nothing; ends when the peer does.',
    rfc: 863,
    on: ['data'],
    alone: 'data',
    ends: false,
  },
  {
    name: 'chargen',
    help: 'Sends lines of characters without end (UDP: one datagram per datagram).',
    rfc: 864,
    on: ['connect', 'data'],
    alone: 'service',
    ends: false,
  },
  {
    name: 'daytime',
    help: 'Sends date and time as text, then closes.',
    rfc: 867,
    on: ['connect', 'data'],
    alone: 'service',
    ends: true,
  },
  {
    name: 'time',
    help: 'Sends the seconds since 1900 as four bytes, then closes.',
    rfc: 868,
    on: ['connect', 'data'],
    alone: 'service',
    ends: true,
  },
];

export const serviceWords: readonly ServiceName[] = services.map((row) => row.name);

export function serviceRow(name: string): ServiceRow | undefined {
  return services.find((row) => row.name === name);
}
