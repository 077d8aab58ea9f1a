import assert from 'node:assert/strict';
import { ConnectionRecord } from '../../../../src/capture/ledger/connectionRecord.ts';
import { EndpointRecord, optionLimit } from '../../../../src/capture/ledger/endpointRecord.ts';
import { timeoutFailure } from '../../../support/ledgerEvents.ts';

describe('EndpointRecord', () => {
  it('takes an option for another one where its name only begins the same', () => {
    const record = new EndpointRecord(1);
    record.setOption('SO_RCVBUFFORCE', '1');
    record.setOption('SO_RCVBUF', '2');
    record.setOption('SO_RCVBUFFORCE', '3');
    assert.deepEqual(record.snapshot().options, ['SO_RCVBUFFORCE=3', 'SO_RCVBUF=2']);
  });

  it('shows a membership once, however often and by whichever call it was joined', () => {
    const record = new EndpointRecord(1);
    const joins = [
      ['IPV6_ADD_MEMBERSHIP', 'ff02::1'],
      ['MCAST_JOIN_SOURCE_GROUP', 'ff3e::1 from ::1'],
      ['IPV6_ADD_MEMBERSHIP', 'ff02::12'],
      ['MCAST_JOIN_SOURCE_GROUP', 'ff3e::1 from ::2'],
    ] as const;
    for (const [name, value] of [...joins, ...joins]) record.setOption(name, value);
    assert.deepEqual(
      record.snapshot().options,
      joins.map(([name, value]) => `${name}=${value}`),
    );
  });

  it('with as many options as it shows still follows those, in their places', () => {
    const record = new EndpointRecord(1);
    for (let index = 0; index < optionLimit; index++) record.setOption(`O${index}`, 'old');
    record.setOption('late', '1');
    record.setOption('O0', 'new');
    record.setOption(`O${optionLimit - 1}`, 'new');
    const { options } = record.snapshot();
    assert.equal(options.length, optionLimit);
    assert.deepEqual(
      [options[0], options[1], options.at(-1)],
      ['O0=new', 'O1=old', `O${optionLimit - 1}=new`],
    );
  });

  it('never alters a snapshot it has given', () => {
    const record = new EndpointRecord(1);
    const connection = new ConnectionRecord(2, record, 0);
    record.open.add(connection);
    record.setOption('TCP_NODELAY', '1');
    const before = record.snapshot();
    record.setOption('TCP_NODELAY', '0');
    record.setOption('SO_KEEPALIVE', '1');
    record.bytesIn = 5;
    record.open.delete(connection);
    assert.deepEqual(before.options, ['TCP_NODELAY=1']);
    assert.deepEqual([before.bytesIn, before.connections.length, before.openConnections], [0, 1, 1]);
  });

  it('lists no more connections than asked for, and counts the open ones all the same', () => {
    const record = new EndpointRecord(1);
    for (const id of [2, 3, 4]) record.open.add(new ConnectionRecord(id, record, 0));
    for (const id of [5, 6]) record.closed.add(new ConnectionRecord(id, record, 0));
    const listed = [0, 3, 4, 9].map((limit) => {
      const { connections, openConnections } = record.snapshot(limit);
      assert.equal(openConnections, 3);
      return connections.map(({ id }) => id);
    });
    assert.deepEqual(listed, [[], [2, 3, 4], [2, 3, 4, 6], [2, 3, 4, 6, 5]]);
  });

  it('opened again as something else keeps its counts and connections, and nothing of what it was', () => {
    const record = new EndpointRecord(1);
    const opening = { type: 'opening', t: 10, endpoint: 1, kind: 'listener', transport: 'tcp' } as const;
    record.opening({ ...opening, address: 'tcp://127.0.0.1:0', name: 'shop', responder: 'echo' });
    Object.assign(record, { family: 'AF_INET', socketType: 'SOCK_STREAM', fd: 20, error: timeoutFailure });
    Object.assign(record, { state: 'closed', closedAt: 60, address: 'tcp://127.0.0.1:4000' });
    const counts = { bytesIn: 1, bytesOut: 2, chunksIn: 3, chunksOut: 4, refused: 5, dropped: 6 };
    Object.assign(record, counts, { totalConnections: 7 });
    record.setOption('SO_REUSEADDR', '1');
    record.closed.add(new ConnectionRecord(2, record, 11));
    record.opening({ ...opening, t: 70, kind: 'client', transport: 'unix', address: 'unix:demo' });
    const { connections, ...rest } = record.snapshot();
    assert.deepEqual(
      connections.map(({ id }) => id),
      [2],
    );
    assert.deepEqual(rest, {
      id: 1,
      kind: 'client',
      transport: 'unix',
      address: 'unix:demo',
      requested: 'unix:demo',
      state: 'opening',
      ...counts,
      options: [],
      openConnections: 0,
      totalConnections: 7,
      openedAt: 70,
    });
  });
});
