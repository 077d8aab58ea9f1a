/** The options of `listen`, parsed and checked against each other. */
import { isDatagram } from '../../model/transports.ts';
import type { Address } from '../../model/address.ts';
import { defined } from '../../model/defined.ts';
import type { EndpointSpec } from '../../model/endpointSpec.ts';
import { success, type Result } from '../../model/result.ts';
import type { ResponderReader } from '../../engine/responders/responder.ts';
import { readRules } from '../input/readRules.ts';
import { readAddress } from '../options/addressArgument.ts';
import { wrong, type ArgsOf, type Option, type Options } from '../options/args.ts';
import { eventOptions, readEventForm, type EventForm } from '../options/eventOptions.ts';
import { readDurations } from '../options/optionValues.ts';
import { firstGiven, rawOptions, readRawCall, type RawCall } from '../options/rawOptions.ts';

export const listenOptions = {
  rule: {
    value: "'RULE'",
    multiple: true,
    help: 'reply by rule, see below; of several the first that matches applies',
  },
  rules: {
    value: 'FILE',
    multiple: true,
    help: 'the rules of a file, one per line; problems with FILE:LINE:COLUMN',
  },
  reply: {
    value: 'RESPONDER',
    help: 'reply to all data that no rule replies to: echo, upper, discard,\nchargen, daytime, time, or a ANSWER',
  },
  stdio: {
    help: 'one connection, raw, like nc -l: stdin to the peer, the peer to\nstdout; events go to stderr. With it:',
  },
  ...nested(rawOptions),
  limit: { value: 'DURATION', example: '10s', help: 'end after this time: 200ms, 10s, 2m, 1h' },
  ...eventOptions,
  json: { help: 'events as JSON, one object per line; bytes as base64' },
  quiet: { help: 'only the first line, warnings and errors' },
  record: { value: 'FILE.pcapng', help: 'write a capture', later: true },
} satisfies Options;

type ListenArgs = ArgsOf<typeof listenOptions>;

export interface ListenCall extends EventForm {
  readonly spec: EndpointSpec;
  readonly responders: ResponderReader;
  /** Set where one connection is joined to stdin and stdout, raw. */
  readonly stdio: RawCall | undefined;
  /** The most time it listens. */
  readonly limitMs: number | undefined;
}

export function readListenCall(args: ListenArgs): Result<ListenCall> {
  const address = readAddress(args, 'listen', 'listener');
  if (!address.ok) return address;
  const responder = readRules(args);
  if (!responder.ok) return responder;
  const hasStdio = args.has('stdio');
  const conflict = conflictOf(args, responder.value.text !== undefined);
  if (conflict !== undefined) return wrong(conflict);
  const form = readEventForm(args);
  if (!form.ok) return form;
  const stdio = hasStdio ? readRawCall(args, isDatagram(address.value.transport)) : success(undefined);
  if (!stdio.ok) return stdio;
  const durations = readDurations(args, 'limit');
  if (!durations.ok) return durations;
  const spec: EndpointSpec = {
    kind: 'listener',
    address: hasStdio ? oneConnection(address.value) : address.value,
    ...defined({ responder: responder.value.text }),
  };
  const { responders } = responder.value;
  return success({ spec, responders, stdio: stdio.value, limitMs: durations.value.limit, ...form.value });
}

/** A sentence where options have no effect together, or conflict. */
function conflictOf(args: ListenArgs, replies: boolean): string | undefined {
  if (!args.has('stdio')) {
    const raw = firstGiven(rawOptions, args);
    return raw && `--${raw} goes with --stdio, which has stdin and stdout: add it.`;
  }
  if (replies)
    return '--stdio replies from stdin, so it cannot go with --rule, --rules or --reply: leave one of them out.';
  return args.has('json')
    ? '--stdio prints raw bytes, so it cannot go with --json: leave one out.'
    : undefined;
}

/** A stream listener that refuses a second connection. */
function oneConnection(address: Address): Address {
  return isDatagram(address.transport)
    ? address
    : { ...address, options: { ...address.options, maxConnections: 1 } };
}

function nested<Name extends string>(options: Options<Name>): Options<Name> {
  const rows = Object.entries<Option>(options).map(([name, option]) => [name, { ...option, nested: true }]);
  return Object.fromEntries(rows) as Options<Name>;
}
