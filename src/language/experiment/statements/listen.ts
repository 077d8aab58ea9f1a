/** `listen ADDRESS as NAME`, with responder rules below, or `listen ADDRESS fails CODE`. */
import { checkRules } from '../check/checkRules.ts';
import { readAddress } from '../reading/addressText.ts';
import type { ListenStatement, Name } from '../model/experiment.ts';
import { missingName, readClauses, readErrorCode } from '../reading/readClauses.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName } from '../reading/statementPieces.ts';

export const listenKind: StatementKind<ListenStatement> = {
  kind: 'listen',
  word: 'listen',
  form: 'listen ADDRESS as NAME',
  help: 'Opens a listener, with responder rules indented below it; with "fails CODE" it has to fail.',
  block: 'rules',
  read(reader) {
    const address = readAddress(reader, 'listener', 'listen');
    if (address === undefined) return undefined;
    let name: Name | undefined;
    let fails: ListenStatement['fails'];
    const seen = readClauses(reader, {
      as: () => (name = readNewName(reader, 'server')),
      fails: () => (fails = readErrorCode(reader)),
    });
    if (!seen.has('as') && !seen.has('fails')) missingName(reader, reader.tokenEnd, 'server');
    return { kind: 'listen', address, name, fails, rules: { statements: [], start: 0, end: 0 } };
  },
  check(statement, flow) {
    const { address, name, fails, rules } = statement;
    const facts = flow.address(address, 'listener');
    const [first] = rules.statements;
    if (fails !== undefined) {
      if (first !== undefined)
        flow.error(first, 'A listener that is to fail answers nobody: it has no rules.');
      if (name !== undefined)
        flow.warn(name, `There will be no ${name.value}: opening it is to fail with ${fails.value}.`);
      return;
    }
    flow.define(name, 'listener', { ...facts, reachable: facts.fixedPort });
    checkRules(statement, facts.transport, flow);
  },
};
