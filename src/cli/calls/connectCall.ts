/** What `connect` is asked to do. */
import type { Address } from '../../model/address.ts';
import { excerpt } from '../../model/excerpt.ts';
import { helpOption, wrong, type Args, type Asked, type OptionSpecs } from '../options/args.ts';
import { eventConflict, eventOptions, readEventForm, type EventForm } from '../options/eventOptions.ts';
import { payloadSources, type PayloadSource } from '../input/payloadSources.ts';
import { rawOptions, readRawCall, stdinOptions, type RawCall } from '../options/rawOptions.ts';
import { readAddress } from '../options/readAddress.ts';
import { readDuration } from '../options/readDuration.ts';

export const connectOptions: OptionSpecs = {
  send: { type: 'string', multiple: true, value: "'PAYLOAD'" },
  payload: { type: 'string', multiple: true, value: 'FILE' },
  every: { type: 'string', value: '500ms' },
  times: { type: 'string', value: 'N' },
  for: { type: 'string', value: '1s' },
  limit: { type: 'string', value: '10s' },
  retry: { type: 'string', value: '3s' },
  ...rawOptions,
  ...eventOptions,
  ...helpOption,
  record: { type: 'string', later: true },
};

export interface ConnectCall extends RawCall, EventForm {
  readonly address: Address;
  /** Empty: raw. */
  readonly payloads: readonly PayloadSource[];
  readonly everyMs: number;
  /** 0: until it is ended. */
  readonly times: number;
  /** What `--for` says. */
  readonly idleMs: number | undefined;
  /** All in all. */
  readonly limitMs: number | undefined;
  /** How long it is tried to connect. */
  readonly retryMs: number | undefined;
}

export function readConnectCall(args: Args): Asked<ConnectCall> {
  const address = readAddress(args, 'connect', 'client');
  if (!address.ok) return address;
  const datagrams = address.value.transport === 'udp';
  const payloads = payloadSources(args, datagrams);
  if (!payloads.ok) return payloads;
  const raw = readRawCall(args, datagrams);
  if (!raw.ok) return raw;
  const [every, idle, limit, retry] = ['every', 'for', 'limit', 'retry'].map((name) =>
    readDuration(args, name),
  );
  for (const duration of [every, idle, limit, retry]) if (duration?.ok === false) return duration;
  const times = readTimes(args.options.get('times')?.[0]);
  if (!times.ok) return times;
  const conflict = conflictOf(args, payloads.value.length > 0, address.value);
  if (conflict !== undefined) return wrong(conflict);
  const value = (duration: typeof every): number | undefined =>
    duration?.ok === true ? duration.value : undefined;
  return {
    ok: true,
    value: {
      address: address.value,
      payloads: payloads.value,
      everyMs: value(every) ?? 0,
      times: times.value,
      idleMs: value(idle),
      limitMs: value(limit),
      retryMs: value(retry),
      ...raw.value,
      ...readEventForm(args),
    },
  };
}

function readTimes(text: string | undefined): Asked<number> {
  if (text === undefined) return { ok: true, value: 1 };
  return /^[0-9]{1,9}$/.test(text)
    ? { ok: true, value: Number(text) }
    : wrong(`--times ${excerpt(text)}: write a whole number; 0 is until it is ended.`);
}

/** Options that would say nothing, or against each other. */
function conflictOf(args: Args, sends: boolean, address: Address): string | undefined {
  const { options } = args;
  const [stdin] = stdinOptions(args);
  if (sends && stdin !== undefined)
    return `${stdin} is about stdin, which is not read with --send or --payload: leave one of them out.`;
  for (const name of ['every', 'times'])
    if (options.has(name) && !sends)
      return `--${name} is about what --send and --payload send: add one of them.`;
  const events = eventConflict(args, ['hex', 'time', 'separator']);
  if (events !== undefined) return events;
  if (!options.has('retry')) return undefined;
  if (address.transport === 'udp') return '--retry is for connections; a UDP socket connects at once.';
  if (address.options.reconnectMs !== undefined)
    return '--retry ends once it has connected, and reconnectMs never does: leave one of them out.';
  return undefined;
}
