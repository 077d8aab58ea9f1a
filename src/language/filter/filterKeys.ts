/**
 * The keys and words of the filter language. The parser, the completion and the table of docs/filters.md come from it.
 */
import { eventTypes } from '../../model/eventTypes.ts';
import { faultNames } from '../../model/faultNames.ts';
import { socketCalls } from '../../model/socketCall.ts';

const numberKinds = ['number', 'size', 'seconds'] as const;
type NumberKind = (typeof numberKinds)[number];

interface KeyRow {
  readonly name: string;
  /** The type of its value. `pattern`: bytes in payload notation; `text`: text or a regular expression. */
  readonly takes: 'name' | 'pattern' | 'text' | NumberKind | readonly string[];
  readonly example: string;
}

const keys = [
  { name: 'peer', takes: 'name', example: 'peer:127.0.0.1:53131' },
  {
    name: 'endpoint',
    takes: 'name',
    example: 'endpoint:9998',
  },
  { name: 'dir', takes: ['in', 'out'], example: 'dir:in' },
  { name: 'call', takes: socketCalls, example: 'call:recv' },
  {
    name: 'len',
    takes: 'size',
    example: 'len>=2KiB',
  },
  {
    name: 'bytes',
    takes: 'pattern',
    example: 'bytes:hex"02 ?? 03"',
  },
  {
    name: 'text',
    takes: 'text',
    example: 'text:/GET|POST/i',
  },
  {
    name: 'type',
    takes: eventTypes,
    example: 'type:data',
  },
  {
    name: 'fault',
    takes: faultNames,
    example: 'fault:latency',
  },
  { name: 'port', takes: 'number', example: 'port:9998' },
  { name: 'conn', takes: 'number', example: 'conn:12' },
  { name: 'seq', takes: 'number', example: 'seq>=98300' },
  {
    name: 'time',
    takes: 'seconds',
    example: 'time>=12.5',
  },
  { name: 'is', takes: ['marked'], example: 'is:marked' },
  { name: 'note', takes: 'name', example: 'note:retry' },
] as const satisfies readonly KeyRow[];

export type FilterKeyName = (typeof keys)[number]['name'];

/** One key of the filter language. */
export interface FilterKey extends KeyRow {
  readonly name: FilterKeyName;
}

export const filterKeys: readonly FilterKey[] = keys;

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
