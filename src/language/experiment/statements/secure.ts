/** `NAME secure [as server|client] [OPTIONS] [within 2s]` */
import { tlsRoles, type TlsRole } from '../../../model/tlsOptions.ts';
import type { Placed } from '../../../model/problem.ts';
import { endpointFor } from '../check/endpointFor.ts';
import type { Definition } from '../model/definition.ts';
import type { SecureStatement } from '../model/experiment.ts';
import { readWords } from '../reading/addressText.ts';
import { readWithin } from '../reading/readClauses.ts';
import type { StatementReader } from '../reading/statementReader.ts';
import type { StatementKind } from '../check/statementKind.ts';

export const secureKind: StatementKind<SecureStatement> = {
  kind: 'secure',
  form: 'NAME secure [as server|client] [OPTIONS] [within 2s]',
  help: 'Starts TLS on the open connection (STARTTLS), with options as in a tls address, such as verify=false; goes on when the handshake is done.',
  read(reader) {
    const endpoint = reader.takeName();
    if (endpoint === undefined || reader.keyword('secure') === undefined) return undefined;
    const isNamed = reader.keyword('as') !== undefined;
    const role = isNamed ? readRole(reader) : undefined;
    if (isNamed && role === undefined) return undefined;
    reader.want({ kind: 'tls option', role: role?.value });
    const options = readWords(reader, ['within']);
    if (options !== undefined) reader.want({ kind: 'tls option', role: role?.value });
    const within = reader.keyword('within') === undefined ? undefined : readWithin(reader);
    return { kind: 'secure', endpoint, role, options, within };
  },
  check({ endpoint, role, options, within, line }, flow) {
    const definition = endpointFor(flow, endpoint, 'secure');
    if (options !== undefined) flow.tlsOptions(options, role?.value ?? usualRole(definition));
    flow.longWait(within);
    if (definition !== undefined) flow.become(definition, { secure: { line, word: 'secure' } });
  },
};

/** Who has connected begins the handshake. */
export function usualRole(definition: Definition | undefined): TlsRole {
  return definition?.kind === 'connection' ? 'server' : 'client';
}

function readRole(reader: StatementReader): Placed<TlsRole> | undefined {
  for (const value of tlsRoles) {
    const span = reader.keyword(value);
    if (span !== undefined) return { ...span, value };
  }
  reader.refuse('After "as" comes server or client: our side of TLS.', tlsRoles);
  return undefined;
}
