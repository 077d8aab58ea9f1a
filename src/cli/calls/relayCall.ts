/** The arguments of `relay`, parsed and checked against each other. */
import { parseFault } from '../../language/experiment/faults/parseFault.ts';
import { presetFaults } from '../../language/experiment/faults/presetFaults.ts';
import { faultMisuse } from '../../language/experiment/faults/faultMisuse.ts';
import { defined } from '../../model/defined.ts';
import type { RelaySpec } from '../../model/endpointSpec.ts';
import { withFault } from '../../model/faultList.ts';
import type { Fault } from '../../model/faultSpec.ts';
import { excerpt } from '../../model/excerpt.ts';
import { success, type Result } from '../../model/result.ts';
import type { Transport } from '../../model/transports.ts';
import { readAddressAndTarget } from '../options/addressArgument.ts';
import { wrong, type ArgsOf, type Options } from '../options/args.ts';
import { eventOptions, readEventForm, type EventForm } from '../options/eventOptions.ts';
import { readDurations } from '../options/optionValues.ts';
import { problemSentences } from '../options/problemLines.ts';

export const relayOptions = {
  preset: {
    value: 'NAME',
    example: 'satellite',
    help: 'the faults of a network, see below; before those of --fault, which\nreplace the ones of their kind and direction',
  },
  fault: { value: "'FAULT'", multiple: true, help: 'a fault, see below; traffic passes them in this order' },
  seed: {
    value: 'N',
    example: '7',
    help: 'the same faults again for the same traffic; without it one is\nchosen, and printed',
  },
  limit: { value: 'DURATION', example: '10s', help: 'end after this time: 200ms, 10s, 2m, 1h' },
  ...eventOptions,
  json: { help: 'events as JSON, one object per line; bytes as base64' },
  quiet: { help: 'only the first line, warnings and errors' },
  record: { value: 'FILE.pcapng', help: 'write a capture', later: true },
} satisfies Options;

export interface RelayCall extends EventForm {
  readonly spec: RelaySpec;
  readonly limitMs: number | undefined;
}

export function readRelayCall(args: ArgsOf<typeof relayOptions>): Result<RelayCall> {
  const addresses = readAddressAndTarget(args);
  if (!addresses.ok) return addresses;
  const [address, target] = addresses.value;
  const preset = readPreset(args.value('preset'), address.transport);
  if (!preset.ok) return preset;
  let faults = preset.value;
  for (const text of args.values('fault')) {
    const fault = readFault(text, address.transport);
    if (!fault.ok) return fault;
    faults = withFault(faults, fault.value);
  }
  const seed = readSeed(args.value('seed'));
  if (!seed.ok) return seed;
  const form = readEventForm(args);
  if (!form.ok) return form;
  const durations = readDurations(args, 'limit');
  if (!durations.ok) return durations;
  const spec: RelaySpec = { kind: 'relay', address, target, faults, ...defined({ seed: seed.value }) };
  return success({ spec, limitMs: durations.value.limit, ...form.value });
}

function readPreset(name: string | undefined, transport: Transport): Result<readonly Fault[]> {
  if (name === undefined) return success([]);
  const faults = presetFaults(name, transport);
  return faults.ok ? faults : wrong(`--preset: ${faults.failure.message}`);
}

/** A fault that relays of this transport can have. */
function readFault(text: string, transport: Transport): Result<Fault> {
  const fault = parseFault(text);
  if (!fault.ok) return wrong(`--fault ${excerpt(text)}: ${problemSentences(fault.problems)}`);
  const misuse = faultMisuse(fault.value.kind, transport);
  return misuse === undefined ? success(fault.value) : wrong(`--fault ${excerpt(text)}: ${misuse}`);
}

function readSeed(text: string | undefined): Result<number | undefined> {
  if (text === undefined) return success(undefined);
  const seed = /^[0-9]{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return seed < 2 ** 32
    ? success(seed)
    : wrong(`--seed ${excerpt(text)}: write a whole number, at most 4294967295.`);
}
