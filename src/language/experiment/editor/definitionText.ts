/** Describes definitions and variables in words. */
import { excerpt } from '../../../model/excerpt.ts';
import { hasPath, transports, type Transport } from '../../../model/transports.ts';
import type { Definition } from '../model/definition.ts';

const kinds: Readonly<Record<Definition['kind'], string>> = {
  listener: 'Listener',
  client: 'Client',
  connection: 'Connection',
  program: 'Program',
  relay: 'Relay',
  variable: 'Variable',
  capture: 'Captured by an expectation',
  unknown: 'Name',
};

/** `Listener over TCP, line 3.` */
export function definitionText({ kind, transport, listener, line, text }: Definition): string {
  const over = transport === undefined ? '' : ` over ${transportText(transport)}`;
  const from = listener === undefined ? '' : ` that ${listener.name} accepted`;
  const value = text === undefined ? '' : ` with the value ${excerpt(text)}`;
  return `${kinds[kind]}${from === '' ? over : `${from}${over}`}${value}, line ${line}.`;
}

/** What stands behind "over". */
export function transportText(transport: Transport): string {
  return hasPath(transport) ? 'a unix socket' : transports[transport].label;
}

const members = {
  host: 'Its host alone.',
  port: 'Its port alone: the one that the system chose, where 0 is written.',
} as const;

/** Describes what `{{name}}` or `{{name.port}}` stands for. */
export function variableText(definition: Definition | undefined, name: string): string {
  if (definition === undefined) return 'A variable of the environment: env.HOME.';
  const member = name.slice(name.indexOf('.') + 1);
  const what = definitionText(definition);
  if (name.includes('.') && (member === 'host' || member === 'port')) return `${members[member]} ${what}`;
  const isAddress = ['listener', 'client', 'connection', 'relay'].includes(definition.kind);
  return isAddress ? `An address that a client can connect to. ${what}` : what;
}
