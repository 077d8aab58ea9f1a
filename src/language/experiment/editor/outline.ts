/** The outline of an experiment. */
import type { Name, Statement } from '../model/experiment.ts';
import type { Span } from '../../../model/problem.ts';

/** A test, an endpoint or a variable in an editor's outline. */
export interface OutlineItem extends Span {
  readonly kind: 'test' | 'listener' | 'client' | 'connection' | 'program' | 'relay' | 'variable';
  readonly name: string;
  /** Shown beside the name: an address, a command line. */
  readonly detail: string;
  /** The span of the name. */
  readonly nameSpan: Span;
  /** From 1. */
  readonly line: number;
  readonly children: readonly OutlineItem[];
}

export function outline(statements: readonly Statement[], text: string): OutlineItem[] {
  return statements.flatMap((statement) => itemsOf(statement, text));
}

function itemsOf(statement: Statement, text: string): OutlineItem[] {
  const item = (kind: OutlineItem['kind'], name: Name | undefined, detail: string): OutlineItem[] =>
    name === undefined ? [] : [itemOf(statement, kind, name, detail)];
  switch (statement.kind) {
    case 'test': {
      const children = outline(statement.body, text);
      return [{ ...itemOf(statement, 'test', statement.title, ''), children }];
    }
    case 'listen':
      return item('listener', statement.name, statement.address.text);
    case 'connect':
      return item('client', statement.name, statement.address.text);
    case 'accept':
      return item('connection', statement.name, statement.listener.value);
    case 'run':
      return item('program', statement.name, text.slice(statement.command.start, statement.command.end));
    case 'relay':
      return item('relay', statement.name, `${statement.address.text} to ${statement.target.text}`);
    case 'variable':
      return item('variable', statement.name, text.slice(statement.value.start, statement.value.end));
    case 'repeat':
    case 'together':
    case 'do':
      return outline(statement.body, text);
    default:
      return [];
  }
}

/** End of a statement, including the block below it. */
function endOf(statement: Statement): number {
  const last = 'body' in statement ? statement.body.at(-1) : undefined;
  if (last !== undefined) return endOf(last);
  if (statement.kind === 'listen') return Math.max(statement.end, statement.rules.end);
  if (statement.kind === 'relay') return Math.max(statement.end, statement.faults.at(-1)?.end ?? 0);
  return statement.end;
}

function itemOf(statement: Statement, kind: OutlineItem['kind'], name: Name, detail: string): OutlineItem {
  const { start, line } = statement;
  const nameSpan = { start: name.start, end: name.end };
  return { kind, name: name.value, detail, nameSpan, start, end: endOf(statement), line, children: [] };
}
