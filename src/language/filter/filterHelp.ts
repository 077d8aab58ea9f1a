/** What each key of the filter language is about, in one line; apart from the keys, as the page shows none of it. */
import type { FilterKeyName } from './filterKeys.ts';

export const filterHelp: Readonly<Record<FilterKeyName, string>> = {
  peer: 'the peer’s address contains this',
  endpoint: 'the address or name of the endpoint contains this',
  dir: 'received (in) or sent (out)',
  call: 'the socket call',
  len: 'bytes of a chunk or datagram: = != < <= > >=',
  bytes: 'contains exactly these bytes, in the payload notation; ?? is any byte',
  text: 'bytes or words match an expression, or contain "plain text"',
  type: 'the kind of event',
  fault: 'what a fault of a relay did, by its kind',
  port: 'a port of either end',
  conn: 'the number of the connection',
  seq: 'the number of the row',
  time: 'seconds since the start, as the list shows them',
  is: 'a row that you have marked',
  note: 'your note on the row contains this',
};
