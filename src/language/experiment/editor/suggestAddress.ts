/** Completion in addresses: whole addresses, options, and values of options. */
import { accepts, type AddressKind } from '../../../model/endpointKinds.ts';
import { transportOfAddress, type Transport } from '../../../model/transports.ts';
import { describeNeeds, describeValue } from '../../../address/optionText.ts';
import { optionHelp } from '../../../address/optionHelp.ts';
import type { OptionRow } from '../../../address/optionRow.ts';
import { optionsFor } from '../../../address/optionTable.ts';
import { optionKindOf } from '../../../address/parseTlsOptions.ts';
import { tlsOptionRows } from '../../../address/tlsOptionRows.ts';
import type { TlsRole } from '../../../model/tlsOptions.ts';
import type { Definition } from '../model/definition.ts';
import { definitionText } from './definitionText.ts';
import { plain, type Suggestion, type Suggestions } from '../../core/suggestion.ts';

/** `text`: the address so far; `start`: its offset. */
export function suggestAddress(
  text: string,
  start: number,
  kind: AddressKind,
  scope: readonly Definition[],
): Suggestions | undefined {
  const query = text.indexOf('?');
  if (query < 0) {
    const items = accepts(kind) ? listeners : [...peers(scope), ...clients];
    return { start, items };
  }
  const transport = transportOf(text, scope);
  const last = Math.max(query, text.lastIndexOf('&')) + 1;
  const setting = text.slice(last);
  const equals = setting.indexOf('=');
  const rows = optionsFor(transport, kind);
  if (equals >= 0) {
    const row = rows.find(({ name }) => name === setting.slice(0, equals));
    if (row === undefined) return undefined;
    return { start: start + last + equals + 1, items: valuesOf(row) };
  }
  const used = new Set(
    text
      .slice(query + 1, last)
      .split('&')
      .map((one) => one.replace(/=.*$/s, '')),
  );
  const free = rows.filter(({ name }) => !used.has(name));
  return { start: start + last, items: free.map(optionItem) };
}

/** The options of TLS that is started on an open connection. */
export function tlsOptionItems(role: TlsRole | undefined): readonly Suggestion[] {
  return tlsRowsOf(role).map(optionItem);
}

/** `text`: such an option so far, and `start` its offset; undefined where it has no value yet. */
export function suggestTlsValue(
  text: string,
  start: number,
  role: TlsRole | undefined,
): Suggestions | undefined {
  const equals = text.indexOf('=');
  if (equals < 0) return undefined;
  const row = tlsRowsOf(role).find(({ name }) => name === text.slice(0, equals));
  return row && { start: start + equals + 1, items: valuesOf(row) };
}

function tlsRowsOf(role: TlsRole | undefined): readonly OptionRow[] {
  return tlsOptionRows.filter(({ kinds }) => role === undefined || kinds.includes(optionKindOf(role)));
}

function transportOf(text: string, scope: readonly Definition[]): Transport | undefined {
  const name = /^\{\{[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\}\}/u.exec(text)?.[1];
  if (name !== undefined) return scope.findLast((definition) => definition.name === name)?.transport;
  return transportOfAddress(text);
}

/** The help text of an option, for completion and hovers. */
export function optionText(row: OptionRow): string {
  const value = `${describeValue(row).replaceAll('`', '')}; without it: ${row.default}.`;
  return [optionHelp[row.name], `Value: ${value}`, describeNeeds(row)]
    .filter((part) => part !== '')
    .join(' ');
}

function optionItem(row: OptionRow): Suggestion {
  const label = row.name;
  const base = { label, kind: 'option', help: optionText(row), isSnippet: true } as const;
  if (row.type === 'boolean') return { ...base, insert: `${label}=\${1|true,false|}` };
  if (row.choices !== undefined) return { ...base, insert: `${label}=\${1|${row.choices.join(',')}|}` };
  const sample = /^[0-9]+$/.test(row.default) ? `\${1:${row.default}}` : '$1';
  return { ...base, insert: `${label}=${sample}` };
}

function valuesOf(row: OptionRow): Suggestion[] {
  const choices = row.type === 'boolean' ? ['true', 'false'] : (row.choices ?? []).map(String);
  return choices.map((choice) => plain('value', choice, optionText(row)));
}

function peers(scope: readonly Definition[]): Suggestion[] {
  return scope
    .filter(({ kind }) => kind === 'listener' || kind === 'relay')
    .toReversed()
    .map((definition) => plain('endpoint', `{{${definition.name}}}`, definitionText(definition)));
}

function address(label: string, insert: string, help: string): Suggestion {
  return { label, kind: 'address', insert, isSnippet: true, help };
}

const listeners: readonly Suggestion[] = [
  address(
    'tcp://127.0.0.1:0',
    'tcp://127.0.0.1:${1:0}',
    'TCP, for programs on this machine; port 0: any free one.',
  ),
  address(
    'udp://127.0.0.1:0',
    'udp://127.0.0.1:${1:0}',
    'UDP, for programs on this machine; port 0: any free one.',
  ),
  address('unix:PATH', 'unix:${1:/tmp/demo.sock}', 'A unix socket: its address is a path.'),
  address('unix:@NAME', 'unix:@${1:demo}', 'An abstract unix socket: a name without a file (Linux).'),
  address('tcp://localhost:0', 'tcp://localhost:${1:0}', 'TCP, at the name that stands for this machine.'),
  address('tcp://[::1]:0', 'tcp://[::1]:${1:0}', 'TCP over IPv6, for programs on this machine.'),
  address('udp://[::1]:0', 'udp://[::1]:${1:0}', 'UDP over IPv6, for programs on this machine.'),
  address('tcp://*:0', 'tcp://*:${1:0}', 'TCP on all interfaces: other machines can reach it as well.'),
  address('udp://*:0', 'udp://*:${1:0}', 'UDP on all interfaces: other machines can reach it as well.'),
];

const clients: readonly Suggestion[] = [
  address('tcp://127.0.0.1:PORT', 'tcp://127.0.0.1:${1:9998}', 'A TCP server on this machine.'),
  address('udp://127.0.0.1:PORT', 'udp://127.0.0.1:${1:9998}', 'A UDP socket on this machine.'),
  address('unix:PATH', 'unix:${1:/tmp/demo.sock}', 'A unix socket.'),
  address('unix:@NAME', 'unix:@${1:demo}', 'An abstract unix socket: a name without a file (Linux).'),
  address(
    'tcp://HOST:PORT',
    'tcp://${1:localhost}:${2:9998}',
    'A TCP server by its name, which is looked up first.',
  ),
  address('tcp://[::1]:PORT', 'tcp://[::1]:${1:9998}', 'A TCP server on this machine, over IPv6.'),
  address('udp://HOST:PORT', 'udp://${1:localhost}:${2:9998}', 'A UDP socket by the name of its machine.'),
];
