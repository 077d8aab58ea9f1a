/** `relay ADDRESS to ADDRESS as NAME`, with fault lines below. */
import { faultKey } from '../../../model/faultList.ts';
import { isDatagram } from '../../../model/transports.ts';
import { readAddress } from '../reading/addressText.ts';
import { checkFault } from '../check/checkFault.ts';
import type { Name, RelayStatement } from '../model/experiment.ts';
import { missingName, readClauses } from '../reading/readClauses.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName } from '../reading/statementPieces.ts';

export const relayKind: StatementKind<RelayStatement> = {
  kind: 'relay',
  word: 'relay',
  form: 'relay ADDRESS to ADDRESS as NAME',
  help: 'Passes on what comes in at the first address to the second, with the faults indented below it.',
  block: 'faults',
  read(reader) {
    const address = readAddress(reader, 'relay', 'relay');
    if (address === undefined) return undefined;
    if (reader.keyword('to') === undefined) {
      reader.refuse('After the address comes "to" and where everything goes.', ['to'], 'to ');
      return undefined;
    }
    const target = readAddress(reader, 'target', 'to');
    if (target === undefined) return undefined;
    let name: Name | undefined;
    const seen = readClauses(reader, { as: () => (name = readNewName(reader, 'relay')) });
    if (!seen.has('as')) missingName(reader, target.end, 'link');
    return { kind: 'relay', address, target, name, faults: [] };
  },
  check({ address, target, name, faults }, flow) {
    const facts = flow.address(address, 'relay');
    const { transport } = flow.address(target, 'target');
    if (facts.transport !== undefined && transport !== undefined) {
      if (isDatagram(facts.transport) !== isDatagram(transport))
        flow.error(target, `Datagrams and streams cannot be joined: both addresses are udp, or neither is.`);
    }
    const seen = new Set<string>();
    for (const line of faults) {
      checkFault(line, facts.transport, flow);
      const key = faultKey(line.fault);
      if (seen.has(key))
        flow.warn(
          line,
          `"${line.fault.kind}" stands above for this direction already: this one replaces it.`,
        );
      seen.add(key);
    }
    flow.define(name, 'relay', { ...facts, reachable: facts.fixedPort });
  },
};
