import type { Program } from './processes.ts';

/** An event printed by `--json`. */
export interface JsonEvent {
  readonly t: number;
  readonly type: string;
  readonly endpoint: number;
  readonly connection?: number;
  readonly call?: string;
  readonly direction?: 'in' | 'out';
  readonly local?: string;
  readonly remote?: string;
  readonly pair?: number;
  readonly kind?: string;
  readonly target?: string;
  readonly seed?: number;
  readonly faults?: readonly string[];
  readonly held?: number;
  readonly waiting?: number;
  readonly items?: readonly { readonly t: number; readonly id: number }[];
  readonly length?: number;
  readonly bytes?: string;
  readonly bytesIn?: number;
  readonly bytesOut?: number;
  readonly code?: string;
  readonly count?: number;
  readonly where?: string;
  readonly limit?: string;
  readonly failure?: { readonly code: string; readonly message: string };
}

const parsed = new WeakMap<Program, JsonEvent[]>();

/** The complete lines printed so far, parsed once each. */
export function jsonEvents(program: Program): readonly JsonEvent[] {
  const events = parsed.get(program) ?? [];
  parsed.set(program, events);
  for (const line of program.lines.slice(events.length)) events.push(JSON.parse(line) as JsonEvent);
  return events;
}

/** Resolves to the `nth` event that matches (1: the first). */
export async function jsonEvent(
  program: Program,
  fits: (event: JsonEvent) => boolean,
  nth = 1,
): Promise<JsonEvent> {
  let found: JsonEvent | undefined;
  await program.until(() => {
    found = jsonEvents(program).filter(fits)[nth - 1];
    return found !== undefined;
  }, 'the event');
  return found as JsonEvent;
}

/** The port to which a listener with `--json` is bound. */
export async function boundPort(program: Program): Promise<number> {
  const { local = '' } = await jsonEvent(program, (event) => event.type === 'bound');
  return Number(/:(\d+)$/.exec(local)?.[1] ?? 0);
}
