/** Options for printing events, shared by `connect` and `listen`; each words `--json` and `--quiet` itself. */
import { wrong, type Args, type Options } from './args.ts';
import { success, type Result } from '../../model/result.ts';

export const eventOptions = {
  hex: { help: 'in events, all bytes as a hex dump, not only the first as text' },
  time: { help: 'each event begins with the time of day' },
} satisfies Options;

type Name = keyof typeof eventOptions | 'json' | 'quiet';

export interface EventForm {
  readonly hex: boolean;
  readonly time: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Fails where two of them conflict. */
export function readEventForm({ has }: Args<Name>): Result<EventForm> {
  const form = { hex: has('hex'), time: has('time'), json: has('json'), quiet: has('quiet') };
  if (form.json && form.hex) return wrong(textOnly('hex'));
  if (form.json && form.time) return wrong(textOnly('time'));
  if (form.hex && form.quiet)
    return wrong('--hex is about the bytes in events, which --quiet leaves out: leave one of them out.');
  return success(form);
}

/** Why an option for text output cannot be combined with `--json`. */
export function textOnly(name: string): string {
  return `--${name} is for text, so it cannot go with --json, which has bytes and times: leave one out.`;
}
