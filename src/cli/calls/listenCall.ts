/** What `listen` is asked to do. */
import type { Address } from '../../model/address.ts';
import { defined } from '../../model/defined.ts';
import type { EndpointSpec } from '../../model/endpointSpec.ts';
import { helpOption, wrong, type Args, type Asked, type OptionSpecs } from '../options/args.ts';
import { eventConflict, eventOptions, readEventForm, type EventForm } from '../options/eventOptions.ts';
import { rawOptions, readRawCall, type RawCall } from '../options/rawOptions.ts';
import { readAddress } from '../options/readAddress.ts';
import { readDuration } from '../options/readDuration.ts';
import { readRules } from '../input/readRules.ts';

export const listenOptions: OptionSpecs = {
  rule: { type: 'string', multiple: true, value: "'RULE'" },
  rules: { type: 'string', multiple: true, value: 'FILE' },
  reply: { type: 'string', value: 'RESPONDER' },
  stdio: { type: 'boolean' },
  ...rawOptions,
  limit: { type: 'string', value: '10s' },
  ...eventOptions,
  ...helpOption,
  record: { type: 'string', later: true },
};

export interface ListenCall extends EventForm {
  readonly spec: EndpointSpec;
  /** One connection, raw, with stdin and stdout. */
  readonly stdio: RawCall | undefined;
  /** All in all. */
  readonly limitMs: number | undefined;
}

export function readListenCall(args: Args): Asked<ListenCall> {
  const address = readAddress(args, 'listen', 'listener');
  if (!address.ok) return address;
  const responder = readRules(args);
  if (!responder.ok) return responder;
  const { options } = args;
  const stdio = options.has('stdio');
  const conflict = conflictOf(args, responder.value !== undefined);
  if (conflict !== undefined) return wrong(conflict);
  const raw = stdio ? readRawCall(args, address.value.transport === 'udp') : undefined;
  if (raw?.ok === false) return raw;
  const limit = readDuration(args, 'limit');
  if (!limit.ok) return limit;
  const spec: EndpointSpec = {
    kind: 'listener',
    address: stdio ? oneConnection(address.value) : address.value,
    ...defined({ responder: responder.value }),
  };
  return {
    ok: true,
    value: {
      spec,
      stdio: raw?.value,
      limitMs: limit.value,
      ...readEventForm(args),
    },
  };
}

/** Options that would say nothing, or against each other. */
function conflictOf(args: Args, answers: boolean): string | undefined {
  const { options } = args;
  const stdio = options.has('stdio');
  if (stdio && answers)
    return '--stdio answers from stdin, so it cannot go with --rule, --rules or --reply: leave one of them out.';
  if (stdio && options.has('json'))
    return '--stdio prints raw bytes, so it cannot go with --json: leave one out.';
  for (const name of Object.keys(rawOptions))
    if (options.has(name) && !stdio)
      return `--${name} goes with --stdio, which has stdin and stdout: add it.`;
  return eventConflict(args);
}

/** A stream listener that turns a second connection away. */
function oneConnection(address: Address): Address {
  return address.transport === 'udp'
    ? address
    : { ...address, options: { ...address.options, maxConnections: 1 } };
}
