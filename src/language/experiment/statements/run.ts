/** `run "program args" as NAME [until PATTERN] [within 2s]` */
import type { Name, RunStatement } from '../model/experiment.ts';
import { missingName, readClauses, readWithin } from '../reading/readClauses.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readNewName, readPayload, readQuoted } from '../reading/statementPieces.ts';

export const runKind: StatementKind<RunStatement> = {
  kind: 'run',
  word: 'run',
  form: 'run "program args" as NAME [until PATTERN] [within 2s]',
  help: 'Runs a program of yours as the other end; it ends with the block, and what it has started too.',
  read(reader) {
    const command = readQuoted(
      reader,
      'A command line in quotes is missing, such as run "python3 server.py" as program.',
    );
    if (command === undefined) return undefined;
    const [part] = command.parts;
    if (part?.kind === 'bytes' && part.bytes.every((byte) => byte === 0x20))
      reader.problems.add(command.start, command.end, 'The command line is empty.');
    let name: Name | undefined;
    let until: RunStatement['until'];
    let within: RunStatement['within'];
    const seen = readClauses(reader, {
      as: () => (name = readNewName(reader, 'program')),
      until: () => (until = readPayload(reader, '"until"', true)),
      within: () => (within = readWithin(reader)),
    });
    if (!seen.has('as')) missingName(reader, command.end, 'program');
    return { kind: 'run', command, name, until, within };
  },
  check({ command, name, until, within }, flow) {
    flow.variables(command.parts);
    if (until !== undefined) flow.variables(until.parts);
    if (within !== undefined && until === undefined)
      flow.warn(within, 'Nothing is waited for here: "within" goes with "until".');
    flow.longWait(within);
    flow.define(name, 'program', { reachable: true });
  },
};
