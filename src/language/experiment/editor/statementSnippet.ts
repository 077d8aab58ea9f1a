/** Snippets of single statements. */
import type { Definition } from '../model/definition.ts';
import { freeName } from './freeName.ts';

/** A whole statement with placeholders, about the endpoint opened last; undefined for a keyword without one. */
export function statementSnippet(word: string, scope: readonly Definition[]): string | undefined {
  const last = (...kinds: readonly Definition['kind'][]): string | undefined =>
    scope.findLast(({ kind }) => kinds.includes(kind))?.name;
  const server = last('listener', 'relay');
  const free = (name: string): string => freeName(name, scope);
  const peer = server === undefined ? 'tcp://127.0.0.1:${1:9998}' : `\${1:{{${server}\\}\\}}`;
  switch (word) {
    case 'test':
      return 'test "${1:title}"\n\t$0';
    case 'listen':
      return `listen \${1:tcp://127.0.0.1:0} as \${2:${free('server')}}`;
    case 'connect':
      return `connect ${peer} as \${2:${free('client')}}`;
    case 'accept':
      return `accept \${1:${last('listener') ?? 'server'}} as \${2:${free('conn')}}`;
    case 'run':
      return `run "\${1:python3 -u server.py}" as \${2:${free('program')}}`;
    case 'wait':
      return 'wait ${1:100ms}';
    case 'repeat':
      return 'repeat ${1:3}\n\t$0';
    case 'together':
      return 'together\n\tdo\n\t\t$1\n\tdo\n\t\t$0';
    case 'do':
      return 'do\n\t$0';
    case 'relay':
      return `relay tcp://127.0.0.1:0 to ${peer} as \${2:${free('link')}}\n\t$0`;
    case 'fault':
      return `fault \${1:${last('relay') ?? 'link'}} set $0`;
    case 'save':
      return `save \${1:${last('client', 'listener') ?? 'client'}} to "\${2:capture}.pcapng"`;
    case '@':
      return '@${1:name} = ${2:"$3"}';
    default:
      return undefined;
  }
}
