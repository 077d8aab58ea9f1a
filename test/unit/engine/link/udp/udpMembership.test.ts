import assert from 'node:assert/strict';
import { changeMembership, multicastInterface } from '../../../../../src/engine/link/udp/udpMembership.ts';
import { ScriptedContext } from '../../../../support/scriptedContext.ts';
import { ScriptedDatagrams } from '../../../../support/scriptedDatagrams.ts';

describe('udpMembership', () => {
  it('tells each change as the socket option it is', () => {
    const context = new ScriptedContext();
    const socket = new ScriptedDatagrams();
    const change = changeMembership.bind(undefined, context, socket.asSocket);
    assert.ok(change({ action: 'join', group: '239.1.1.1' }).ok);
    assert.ok(change({ action: 'leave', group: '239.1.1.1' }).ok);
    assert.ok(change({ action: 'join', group: '232.1.1.1', source: '10.0.0.1', interface: '127.0.0.1' }).ok);
    assert.ok(change({ action: 'leave', group: '232.1.1.1', source: '10.0.0.1' }).ok);
    assert.ok(change({ action: 'join', group: 'ff02::1' }).ok);
    assert.ok(change({ action: 'leave', group: 'ff3e::1', source: '2001:db8::1' }).ok);
    assert.deepEqual(
      context.of('option').map(({ name, value }) => `${name} ${value}`),
      [
        'IP_ADD_MEMBERSHIP 239.1.1.1',
        'IP_DROP_MEMBERSHIP 239.1.1.1',
        'IP_ADD_SOURCE_MEMBERSHIP 232.1.1.1 from 10.0.0.1 on 127.0.0.1',
        'IP_DROP_SOURCE_MEMBERSHIP 232.1.1.1 from 10.0.0.1',
        'IPV6_ADD_MEMBERSHIP ff02::1',
        'MCAST_LEAVE_SOURCE_GROUP ff3e::1 from 2001:db8::1',
      ],
    );
    assert.deepEqual(socket.memberships.slice(0, 3), [
      'join 239.1.1.1 on any',
      'leave 239.1.1.1 on any',
      'join from 10.0.0.1 232.1.1.1 on 127.0.0.1',
    ]);
  });

  for (const code of ['ENODEV', 'ENETDOWN', 'EADDRNOTAVAIL', 'EADDRINUSE']) {
    it(`answers ${code}, as when the interface has gone, and tells it with the option`, () => {
      const context = new ScriptedContext();
      const socket = new ScriptedDatagrams();
      socket.failsWith = code;
      const result = changeMembership(context, socket.asSocket, { action: 'leave', group: '239.1.1.1' });
      assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], [code, 'setsockopt']);
      assert.equal(context.of('option')[0]?.failure?.code, code);
    });
  }

  it('knows an interface by name and by address, and says ENODEV for one that is not there', () => {
    const gone = multicastInterface('nosuch0', 4);
    assert.equal(gone.ok ? '' : gone.failure.code, 'ENODEV');
    assert.equal(multicastInterface('nosuch0', 6).ok, false);
    assert.deepEqual(multicastInterface('127.0.0.1', 4), { ok: true, value: '127.0.0.1' });
    if (process.platform !== 'linux') return;
    assert.deepEqual(multicastInterface('lo', 4), { ok: true, value: '127.0.0.1' });
    assert.deepEqual(multicastInterface('lo', 6), { ok: true, value: '::%lo' });
  });
});
