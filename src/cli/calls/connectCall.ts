/** The options of `connect`, parsed and checked against each other. */
import { isDatagram } from '../../model/transports.ts';
import type { Address } from '../../model/address.ts';
import { success, type Result } from '../../model/result.ts';
import { payloadSources, type PayloadSource } from '../input/payloadSources.ts';
import { readAddress } from '../options/addressArgument.ts';
import { wrong, type ArgsOf, type Options } from '../options/args.ts';
import { eventOptions, readEventForm, textOnly, type EventForm } from '../options/eventOptions.ts';
import { readCount, readDurations } from '../options/optionValues.ts';
import { firstGiven, rawOptions, readRawCall, stdinOptions, type RawCall } from '../options/rawOptions.ts';

export const connectOptions = {
  send: {
    value: 'PAYLOAD',
    example: "'PAYLOAD'",
    multiple: true,
    help: [
      String.raw`bytes to send: "text" with escapes (\n \r \t \0 \xHH \u{H}),`,
      `'text' as it is, hex"de ad" and more (socket-lab bytes --help);`,
      'file"path" alone is sent at any size; several are sent in order',
    ].join('\n'),
  },
  payload: { value: 'FILE', multiple: true, help: 'the same, written in a file' },
  every: {
    value: 'DURATION',
    example: '500ms',
    help: 'from the beginning of one send to that of the next',
  },
  times: {
    value: 'N',
    help: 'how often all of them are sent (default 1; 0: until it is ended);\ncounters, times and random bytes move on',
  },
  for: {
    value: 'DURATION',
    example: '1s',
    help: 'how long to wait for replies after the last send or receive\n(default 1s with --send and with UDP)',
  },
  limit: {
    value: 'DURATION',
    example: '10s',
    help: 'end after this time; a failure where not all was sent by then',
  },
  retry: { value: 'DURATION', example: '3s', help: 'try again for so long, while there is no listener yet' },
  ...rawOptions,
  ...eventOptions,
  json: { help: 'events as JSON on stdout instead of the raw bytes' },
  quiet: { help: 'no events, only warnings and errors; with --json what is received, too' },
  record: { value: 'FILE.pcapng', help: 'write a capture', later: true },
} satisfies Options;

type ConnectArgs = ArgsOf<typeof connectOptions>;

/** How long to wait for replies after the last send or receive, unless `--for` is given. */
export const defaultIdleMs = 1_000;

export interface ConnectCall extends RawCall, EventForm {
  readonly address: Address;
  /** Empty: stdin and stdout, raw. */
  readonly payloads: readonly PayloadSource[];
  readonly everyMs: number;
  /** 0: until stopped. */
  readonly times: number;
  /** How long the peer may be silent; undefined: without limit. */
  readonly idleMs: number | undefined;
  /** The most time it may take. */
  readonly limitMs: number | undefined;
  /** How long failed attempts to connect are repeated. */
  readonly retryMs: number | undefined;
}

export function readConnectCall(args: ConnectArgs): Result<ConnectCall> {
  const address = readAddress(args, 'connect', 'client');
  if (!address.ok) return address;
  const datagrams = isDatagram(address.value.transport);
  const payloads = payloadSources(args, datagrams);
  if (!payloads.ok) return payloads;
  const raw = readRawCall(args, datagrams);
  if (!raw.ok) return raw;
  const durations = readDurations(args, 'every', 'for', 'limit', 'retry');
  if (!durations.ok) return durations;
  const times = readCount(args, 'times');
  if (!times.ok) return times;
  const sends = payloads.value.length > 0;
  const conflict = sendConflict(args, sends) ?? retryConflict(args, address.value);
  if (conflict !== undefined) return wrong(conflict);
  const form = readEventForm(args);
  if (!form.ok) return form;
  const { every, for: idle, limit, retry } = durations.value;
  return success({
    address: address.value,
    payloads: payloads.value,
    everyMs: every ?? 0,
    times: times.value ?? 1,
    idleMs: idle ?? (sends || datagrams ? defaultIdleMs : undefined),
    limitMs: limit,
    retryMs: retry,
    ...raw.value,
    ...form.value,
  });
}

/** A sentence where options about sending have no effect, or conflict. */
function sendConflict(args: ConnectArgs, sends: boolean): string | undefined {
  const stdin = firstGiven(stdinOptions, args);
  if (sends && stdin !== undefined)
    return `--${stdin} is about stdin, which is not read with --send or --payload: leave one of them out.`;
  for (const name of ['every', 'times'] as const)
    if (args.has(name) && !sends)
      return `--${name} is about what --send and --payload send: add one of them.`;
  return args.has('separator') && args.has('json') ? textOnly('separator') : undefined;
}

function retryConflict({ has }: ConnectArgs, address: Address): string | undefined {
  if (!has('retry')) return undefined;
  if (isDatagram(address.transport)) return '--retry is for connections; a UDP socket connects immediately.';
  return address.options.reconnectMs === undefined
    ? undefined
    : '--retry ends once it has connected, and reconnectMs never does: leave one of them out.';
}
