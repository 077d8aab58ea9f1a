/** `accept LISTENER as NAME [within 2s]` */
import { endpointFor } from '../check/endpointFor.ts';
import type { AcceptStatement, Name } from '../model/experiment.ts';
import { missingName, readClauses, readWithin } from '../reading/readClauses.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readKnownName, readNewName } from '../reading/statementPieces.ts';

export const acceptKind: StatementKind<AcceptStatement> = {
  kind: 'accept',
  word: 'accept',
  form: 'accept LISTENER as NAME [within 2s]',
  help: 'Names the oldest connection (UDP: peer) of a listener that has no name yet, and waits for it.',
  read(reader) {
    const listener = readKnownName(reader, ['listener'], 'a listener');
    if (listener === undefined) return undefined;
    let name: Name | undefined;
    let within: AcceptStatement['within'];
    const seen = readClauses(reader, {
      as: () => (name = readNewName(reader, 'connection')),
      within: () => (within = readWithin(reader)),
    });
    if (!seen.has('as')) missingName(reader, listener.end, 'connection');
    return { kind: 'accept', listener, name, within };
  },
  check({ listener, name, within }, flow) {
    const from = endpointFor(flow, listener, 'accept');
    flow.longWait(within);
    // Waiting for a connection can be all that is wanted.
    const facts = { transport: from?.transport, reachable: true };
    flow.define(name, 'connection', from === undefined ? facts : { ...facts, listener: from });
  },
};
