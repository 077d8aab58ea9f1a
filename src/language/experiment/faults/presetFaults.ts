/** The faults of presets, for relays of a transport. */
import { excerpt } from '../../../model/excerpt.ts';
import { faultPresets, type FaultPreset } from '../../../model/faultPresets.ts';
import type { Fault } from '../../../model/faultSpec.ts';
import { nearestWord } from '../../../model/nearestWord.ts';
import { fail, success, type Result } from '../../../model/result.ts';
import { isDatagram, type Transport } from '../../../model/transports.ts';
import { parseFault } from './parseFault.ts';

/** Its lines; undefined: it has no faults for this transport. */
export function presetLines(preset: FaultPreset, transport: Transport): readonly string[] | undefined {
  return isDatagram(transport) ? preset.datagrams : preset.streams;
}

/** By its name; fails where there is none, or none for this transport. */
export function presetFaults(name: string, transport: Transport): Result<readonly Fault[]> {
  const preset = faultPresets.find((candidate) => candidate.name === name);
  if (preset === undefined) return fail({ code: 'EINVAL', message: unknown(name) });
  const lines = presetLines(preset, transport);
  if (lines !== undefined) return success(lines.map(faultOf));
  const [has, other] = isDatagram(transport) ? ['streams', 'datagrams'] : ['datagrams', 'streams'];
  return fail({
    code: 'EINVAL',
    message: `The preset ${name} is for ${has}: it has no faults for ${other}.`,
  });
}

function unknown(name: string): string {
  const names = faultPresets.map((preset) => preset.name);
  const fix = nearestWord(name, names);
  const hint = fix === undefined ? `there are ${names.join(', ')}.` : `did you mean ${fix}?`;
  return `There is no preset ${excerpt(name)}: ${hint}`;
}

function faultOf(line: string): Fault {
  const fault = parseFault(line);
  if (!fault.ok) throw new Error(`The line ${line} of a preset is wrong: ${fault.problems[0].message}`);
  return fault.value;
}
