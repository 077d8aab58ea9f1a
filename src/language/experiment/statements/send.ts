/** `NAME > PAYLOAD`, and `NAME > PAYLOAD to ADDRESS`. */
import { isDatagram } from '../../../model/transports.ts';
import { readAddress } from '../reading/addressText.ts';
import { endpointFor } from '../check/endpointFor.ts';
import type { SendStatement } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readPayload } from '../reading/statementPieces.ts';

export const sendKind: StatementKind<SendStatement> = {
  kind: 'send',
  form: 'NAME > PAYLOAD',
  help: 'Sends; a listener to every connection, a UDP listener to the peer that it has read from last, a program gets it on its standard input.',
  read(reader) {
    const endpoint = reader.takeName();
    const operator = reader.sign('>');
    if (endpoint === undefined || operator === undefined) return undefined;
    const payload = readPayload(reader, '">"');
    if (payload === undefined) return undefined;
    const to = reader.keyword('to') === undefined ? undefined : readAddress(reader, 'client', 'to');
    return { kind: 'send', endpoint, operator, payload, to };
  },
  check({ endpoint, payload, to }, flow) {
    flow.variables(payload.parts);
    const definition = endpointFor(flow, endpoint, 'send');
    if (to === undefined) return;
    const { transport } = flow.address(to, 'client');
    const from = definition?.transport;
    if (definition?.kind === 'program')
      flow.error(to, `${endpoint.value} is a program: what is sent is its input, and goes to no address.`);
    else if (from !== undefined && !isDatagram(from))
      flow.error(to, `Only an unconnected UDP socket sends to an address: ${endpoint.value} has its peer.`);
    else if (definition?.kind === 'client' && definition.unconnected !== true && isDatagram(from))
      flow.error(
        to,
        `${endpoint.value} is connected to its peer and sends to nobody else: leave "to …" out.`,
      );
    else if (definition?.kind === 'connection')
      flow.error(to, `${endpoint.value} is one peer: its listener sends to others.`);
    else if (isDatagram(from) && transport !== undefined && !isDatagram(transport))
      flow.error(to, `${endpoint.value} sends datagrams, which go to a udp address.`);
  },
};
