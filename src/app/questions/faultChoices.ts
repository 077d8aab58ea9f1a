/** What a prompt offers to do to the traffic of a relay. No vscode in here. */
import { faultForm, faultKinds, type FaultKindRow } from '../../model/faultSpec.ts';
import { faultPresets } from '../../model/faultPresets.ts';
import { presetLines } from '../../language/experiment/faults/presetFaults.ts';
import { faultMisuse } from '../../language/experiment/faults/faultMisuse.ts';
import type { Transport } from '../../model/transports.ts';

export interface PresetChoice {
  readonly title: string;
  readonly help: string;
  /** Its faults, a line each. */
  readonly lines: readonly string[];
}

/** The presets that have faults for relays of this transport. */
export function presetChoices(transport: Transport): readonly PresetChoice[] {
  return faultPresets.flatMap((preset) => {
    const lines = presetLines(preset, transport);
    return lines === undefined ? [] : [{ title: preset.title, help: preset.help, lines }];
  });
}

export interface FaultChoice {
  /** To be changed before it is set: `latency 100ms jitter 20ms`. */
  readonly line: string;
  /** What it does, in a sentence. */
  readonly help: string;
}

/** The faults that relays of this transport can have. */
export function faultChoices(transport: Transport): readonly FaultChoice[] {
  return faultKinds
    .filter(({ kind }) => faultMisuse(kind, transport) === undefined)
    .map((row) => ({ line: lineOf(row), help: row.help }));
}

/** Without settings a fault would be for all there is: most want it now and then. */
function lineOf(row: FaultKindRow): string {
  const form = faultForm(row);
  return row.settings.length === 0 ? `${form} chance 5% per chunk` : form;
}

/** What can be written after any fault, as the end of a prompt. */
export const faultEnding =
  'End with up (to the target) or down (to the client), and chance 5% per connection.';
