/** `connect ADDRESS as NAME [within 2s]`, or `connect ADDRESS fails CODE [within 2s]`. */
import { readAddress } from '../reading/addressText.ts';
import type { ConnectStatement, Name } from '../model/experiment.ts';
import { missingName, readClauses, readErrorCode, readWithin } from '../reading/readClauses.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName } from '../reading/statementPieces.ts';

export const connectKind: StatementKind<ConnectStatement> = {
  kind: 'connect',
  word: 'connect',
  form: 'connect ADDRESS as NAME [within 2s]',
  help: 'Opens a client, and goes on when it is connected; with "within 2s" it waits for a listener that is not there yet; with "fails CODE" it is expected to fail.',
  read(reader) {
    const address = readAddress(reader, 'client', 'connect');
    if (address === undefined) return undefined;
    let name: Name | undefined;
    let within: ConnectStatement['within'];
    let fails: ConnectStatement['fails'];
    const seen = readClauses(reader, {
      as: () => (name = readNewName(reader, 'client')),
      within: () => (within = readWithin(reader)),
      fails: () => (fails = readErrorCode(reader)),
    });
    if (!seen.has('as') && !seen.has('fails')) missingName(reader, address.end, 'client');
    return { kind: 'connect', address, name, within, fails };
  },
  check({ address, name, within, fails }, flow) {
    const facts = flow.address(address, 'client');
    flow.longWait(within);
    if (fails === undefined) flow.define(name, 'client', facts);
    else if (name !== undefined)
      flow.warn(name, `There will be no ${name.value}: connecting is to fail with ${fails.value}.`);
  },
};
