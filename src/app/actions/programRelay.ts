/** What programs pass to open a relay or to change its faults; it may be anything. */
import { defined } from '../../model/defined.ts';
import { badArgument } from '../failures/commandError.ts';
import type { RelayRequest } from './openRequest.ts';

export function relayRequest(address: unknown, target: unknown, options: unknown): RelayRequest {
  if (typeof address !== 'string' || typeof target !== 'string')
    throw badArgument('A relay has two addresses, such as tcp://:9000 and tcp://:5432');
  const request = { kind: 'relay', address, target } as const;
  if (options === undefined || options === null) return request;
  if (typeof options !== 'object') throw badArgument('The options of a relay are { faults, seed, name }');
  const { faults, seed, name } = options as Readonly<Record<string, unknown>>;
  if (seed !== undefined && typeof seed !== 'number') throw badArgument('The seed must be a number');
  if (name !== undefined && typeof name !== 'string') throw badArgument('The name must be a text');
  const lines = faults === undefined ? undefined : requireLines(faults);
  return { ...request, ...defined({ faults: lines, seed, name }) };
}

export function requireLines(lines: unknown): readonly string[] {
  if (Array.isArray(lines)) return lines.map(requireLine);
  throw badArgument('The faults must be a list of texts, such as ["latency 100ms"]');
}

export function requireLine(line: unknown): string {
  if (typeof line === 'string') return line;
  throw badArgument('A fault must be a text, such as latency 100ms');
}
