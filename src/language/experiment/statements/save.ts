/** `save NAME to "file.pcapng"` */
import { endpointFor } from '../check/endpointFor.ts';
import type { SaveStatement } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readKnownName, readPlainQuoted } from '../reading/statementPieces.ts';

export const saveKind: StatementKind<SaveStatement> = {
  kind: 'save',
  word: 'save',
  form: 'save NAME to "file.pcapng"',
  help: "Writes what an endpoint has sent and received to a file below the experiment's folder.",
  read(reader) {
    const endpoint = readKnownName(
      reader,
      ['listener', 'client', 'connection', 'relay'],
      'what is to be saved',
    );
    if (endpoint === undefined) return undefined;
    if (reader.keyword('to') === undefined) {
      reader.refuse('After the name comes "to" and a file in quotes.', ['to'], 'to ');
      return undefined;
    }
    const path = readPlainQuoted(reader, 'The name of a file in quotes is missing, such as "first.pcapng".');
    return path && { kind: 'save', endpoint, path };
  },
  check({ endpoint, path }, flow) {
    endpointFor(flow, endpoint, 'save');
    const wrong = pathProblem(path.value);
    if (wrong !== undefined) flow.error(path, wrong);
  },
};

/** Nothing is written outside the experiment's folder. */
function pathProblem(path: string): string | undefined {
  if (path.trim() === '') return 'The name of the file is missing.';
  if (/^(?:[/\\~]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..'))
    return "A file is saved only below the experiment's own folder: write a name, or folder/name.";
  if (/\p{C}/u.test(path)) return 'The name of a file cannot hold control characters.';
  return path.endsWith('.pcapng') ? undefined : 'What is saved is a capture: its name ends with .pcapng.';
}
