/**
 * The keys and words of the filter language. The parser, the completion and the table of docs/filters.md come from it.
 */
import { eventTypes } from '../../model/eventTypes.ts';
import { faultNames } from '../../model/faultNames.ts';
import { socketCalls } from '../../model/socketCall.ts';

const numberKinds = ['number', 'size', 'seconds'] as const;
type NumberKind = (typeof numberKinds)[number];

/** One key of the filter language. */
export interface FilterKey {
  readonly name: string;
  /** The type of its value. `pattern`: bytes in payload notation; `text`: text or a regular expression. */
  readonly takes: 'name' | 'pattern' | 'text' | NumberKind | readonly string[];
  readonly example: string;
  /** One line. */
  readonly help: string;
}

export const filterKeys: readonly FilterKey[] = [
  { name: 'peer', takes: 'name', example: 'peer:127.0.0.1:53131', help: 'the peer’s address contains this' },
  {
    name: 'endpoint',
    takes: 'name',
    example: 'endpoint:9998',
    help: 'the address or name of the endpoint contains this',
  },
  { name: 'dir', takes: ['in', 'out'], example: 'dir:in', help: 'received (in) or sent (out)' },
  { name: 'call', takes: socketCalls, example: 'call:recv', help: 'the socket call' },
  {
    name: 'len',
    takes: 'size',
    example: 'len>=2KiB',
    help: 'bytes of a chunk or datagram: = != < <= > >=',
  },
  {
    name: 'bytes',
    takes: 'pattern',
    example: 'bytes:hex"02 ?? 03"',
    help: 'contains exactly these bytes, in the payload notation; ?? is any byte',
  },
  {
    name: 'text',
    takes: 'text',
    example: 'text:/GET|POST/i',
    help: 'bytes or words match an expression, or contain "plain text"',
  },
  {
    name: 'type',
    takes: eventTypes,
    example: 'type:data',
    help: 'the kind of event',
  },
  {
    name: 'fault',
    takes: faultNames,
    example: 'fault:latency',
    help: 'what a fault of a relay did, by its kind',
  },
  { name: 'port', takes: 'number', example: 'port:9998', help: 'a port of either end' },
  { name: 'conn', takes: 'number', example: 'conn:12', help: 'the number of the connection' },
  { name: 'seq', takes: 'number', example: 'seq>=98300', help: 'the number of the row' },
  {
    name: 'time',
    takes: 'seconds',
    example: 'time>=12.5',
    help: 'seconds since the start, as the list shows them',
  },
  { name: 'is', takes: ['marked'], example: 'is:marked', help: 'a row that you have marked' },
  { name: 'note', takes: 'name', example: 'note:retry', help: 'your note on the row contains this' },
];

/** Operators and other words without a value. */
export const filterWords = [
  { name: 'error', help: 'something failed' },
  { name: 'and', help: 'both; the same as a blank' },
  { name: 'or', help: 'either' },
  { name: 'not', help: 'all but; the same as a - right before' },
] as const;

export function filterKey(name: string): FilterKey | undefined {
  const wanted = name.toLowerCase();
  return filterKeys.find((key) => key.name === wanted);
}

/** Whether the key's values are compared as numbers. */
export function isNumberKey({ takes }: FilterKey): boolean {
  return numberKinds.some((kind) => kind === takes);
}
