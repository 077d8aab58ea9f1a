/**
 * The keys and words of the filter language. The parser, the completion and the table of docs/filters.md come from it.
 */
import { eventTypes } from '../../model/eventTypes.ts';
import { faultNames } from '../../model/faultNames.ts';
import { socketCalls } from '../../model/socketCall.ts';
import { keyKinds, type FilterKeyName, type KeyKind } from './filterKeyKinds.ts';

interface KeyTexts {
  readonly example: string;
  /** One line. */
  readonly help: string;
  /** The words that it takes, for a choice. */
  readonly choices?: readonly string[];
}

/** One key of the filter language. */
export type FilterKey = KeyKind & KeyTexts;

const texts: Readonly<Record<FilterKeyName, KeyTexts>> = {
  peer: { example: 'peer:127.0.0.1:53131', help: 'the peer’s address contains this' },
  endpoint: { example: 'endpoint:9998', help: 'the address or name of the endpoint contains this' },
  dir: { example: 'dir:in', help: 'received (in) or sent (out)', choices: ['in', 'out'] },
  call: { example: 'call:recv', help: 'the socket call', choices: socketCalls },
  len: { example: 'len>=2KiB', help: 'bytes of a chunk or datagram: = != < <= > >=' },
  bytes: {
    example: 'bytes:hex"02 ?? 03"',
    help: 'contains exactly these bytes, in the payload notation; ?? is any byte',
  },
  text: {
    example: 'text:/GET|POST/i',
    help: 'bytes or words match an expression, or contain "plain text"',
  },
  type: { example: 'type:data', help: 'the kind of event', choices: eventTypes },
  fault: {
    example: 'fault:latency',
    help: 'what a fault of a relay did, by its kind',
    choices: faultNames,
  },
  port: { example: 'port:9998', help: 'a port of either end' },
  conn: { example: 'conn:12', help: 'the number of the connection' },
  seq: { example: 'seq>=98300', help: 'the number of the row' },
  time: { example: 'time>=12.5', help: 'seconds since the start, as the list shows them' },
  is: { example: 'is:marked', help: 'a row that you have marked', choices: ['marked'] },
  note: { example: 'note:retry', help: 'your note on the row contains this' },
};

/** In the order in which they are offered. */
export const filterKeys: readonly FilterKey[] = (Object.keys(keyKinds) as FilterKeyName[]).map(filterKey);

/** Operators and other words without a value. */
export const filterWords = [
  { name: 'error', help: 'something failed' },
  { name: 'and', help: 'both; the same as a blank' },
  { name: 'or', help: 'either' },
  { name: 'not', help: 'all but; the same as a - right before' },
] as const;

export function filterKey(name: FilterKeyName): FilterKey {
  return { name, takes: keyKinds[name], ...texts[name] };
}
