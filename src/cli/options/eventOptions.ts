/** Options of how events are printed, the same for `connect` and `listen`. */
import type { Args, OptionSpecs } from './args.ts';

export const eventOptions: OptionSpecs = {
  hex: { type: 'boolean' },
  time: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
};

export interface EventForm {
  readonly hex: boolean;
  readonly time: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

export function readEventForm({ options }: Args): EventForm {
  return {
    hex: options.has('hex'),
    time: options.has('time'),
    json: options.has('json'),
    quiet: options.has('quiet'),
  };
}

/**
 * Why some of them cannot go together; undefined: they can.
 * @param ofText options that say nothing beside `--json`
 */
export function eventConflict(
  { options }: Args,
  ofText: readonly string[] = ['hex', 'time'],
): string | undefined {
  for (const name of ofText)
    if (options.has(name) && options.has('json'))
      return `--${name} is for text, so it cannot go with --json, which has bytes and times: leave one out.`;
  return options.has('hex') && options.has('quiet')
    ? '--hex is about the bytes in events, which --quiet leaves out: leave one of them out.'
    : undefined;
}
