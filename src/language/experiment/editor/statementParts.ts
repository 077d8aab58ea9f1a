/** Collects the addresses, payloads and regular expressions of any statement. */
import type { AddressKind } from '../../../model/endpointKinds.ts';
import type { ExpressionMatch } from '../../rules/ruleStatement.ts';
import type { AddressText, PayloadText, Statement } from '../model/experiment.ts';

export interface StatementAddress {
  readonly address: AddressText;
  readonly kind: AddressKind;
}

export function addressesOf(statement: Statement): StatementAddress[] {
  switch (statement.kind) {
    case 'listen':
      return [{ address: statement.address, kind: 'listener' }];
    case 'connect':
      return [{ address: statement.address, kind: 'client' }];
    case 'relay':
      return [
        { address: statement.address, kind: 'relay' },
        { address: statement.target, kind: 'target' },
      ];
    case 'send':
      return statement.to === undefined ? [] : [{ address: statement.to, kind: 'client' }];
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
    case 'fault':
      return statement.change.kind === 'set' ? Object.values(statement.change.fault.texts) : [];
    case 'expect': {
      const { expected } = statement;
      return expected.kind === 'literal' || expected.kind === 'contains' ? [expected.pattern] : [];
    }
    default:
      return [];
  }
}

/** Including those of the statements below it. */
export function expressionsOf(statement: Statement): readonly ExpressionMatch[] {
  if ('body' in statement) return statement.body.flatMap(expressionsOf);
  if (statement.kind === 'expect')
    return statement.expected.kind === 'matches' ? [statement.expected.expression] : [];
  if (statement.kind !== 'listen') return [];
  return statement.rules.statements.flatMap((rule) =>
    rule.kind === 'on' && rule.match?.kind === 'expression' ? [rule.match] : [],
  );
}
