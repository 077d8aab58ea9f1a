/** A relay's connections as records: the two sides of a pair. */
import type { Connection, Endpoint } from '../../src/model/endpoint.ts';
import { aConnection, anEndpoint } from './endpointRecords.ts';

export function aRelay(other: Partial<Endpoint> = {}): Endpoint {
  return anEndpoint({
    kind: 'relay',
    address: 'tcp://127.0.0.1:9000',
    requested: 'tcp://127.0.0.1:9000',
    target: 'tcp://127.0.0.1:5432',
    faults: [],
    ...other,
  });
}

/** Accepted from a client: the first of the pair 2 and 3. */
export function accepted(other: Partial<Connection> = {}): Connection {
  return aConnection({ local: '127.0.0.1:9000', side: 'accepted', pair: 3, ...other });
}

/** Connected to the target: the second of it. */
export function connecting(other: Partial<Connection> = {}): Connection {
  const ends = { local: '127.0.0.1:41000', remote: '127.0.0.1:5432' };
  return aConnection({ id: 3, ...ends, side: 'connecting', pair: 2, ...other });
}
