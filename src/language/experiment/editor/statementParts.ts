/** The addresses, payloads and regular expressions of a statement, whichever it is. */
import type { Role } from '../../../model/address.ts';
import type { ExpressionMatch } from '../../rules/ruleStatement.ts';
import type { AddressText, PayloadText, Statement } from '../model/experiment.ts';

export interface StatementAddress {
  readonly address: AddressText;
  readonly role: Role;
}

export function addressesOf(statement: Statement): StatementAddress[] {
  switch (statement.kind) {
    case 'listen':
      return [{ address: statement.address, role: 'listener' }];
    case 'connect':
      return [{ address: statement.address, role: 'client' }];
    case 'relay':
      return [
        { address: statement.address, role: 'listener' },
        { address: statement.target, role: 'client' },
      ];
    case 'send':
      return statement.to === undefined ? [] : [{ address: statement.to, role: 'client' }];
    default:
      return [];
  }
}

export function payloadsOf(statement: Statement): readonly PayloadText[] {
  switch (statement.kind) {
    case 'variable':
      return [statement.value];
    case 'send':
      return [statement.payload];
    case 'run':
      return statement.until === undefined ? [statement.command] : [statement.command, statement.until];
    case 'expect': {
      const { expected } = statement;
      return expected.kind === 'literal' || expected.kind === 'contains' ? [expected.pattern] : [];
    }
    default:
      return [];
  }
}

/** Those of the statements below it as well. */
export function expressionsOf(statement: Statement): readonly ExpressionMatch[] {
  if ('body' in statement) return statement.body.flatMap(expressionsOf);
  if (statement.kind === 'expect')
    return statement.expected.kind === 'matches' ? [statement.expected.expression] : [];
  if (statement.kind !== 'listen') return [];
  return statement.rules.statements.flatMap((rule) =>
    rule.kind === 'on' && rule.match?.kind === 'expression' ? [rule.match] : [],
  );
}
