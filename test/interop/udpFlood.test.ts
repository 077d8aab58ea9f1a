/** Many datagrams from many peers of another program: every one that the kernel delivered is counted. */
import assert from 'node:assert/strict';
import { describeWith } from '../support/needs.ts';
import { boundPort, jsonEvents } from '../support/jsonEvents.ts';
import { endPrograms, python, socketLab } from '../support/processes.ts';

describeWith('python3', 'a flood of datagrams, with Python', () => {
  afterEach(endPrograms);

  it('100,000 datagrams from 50 peers are all counted and all answered', async () => {
    const [total, peers, length] = [100_000, 50, 8];
    const listener = socketLab('listen', 'udp://:0', '--json', '--reply', 'echo');
    const port = await boundPort(listener);
    const flood = python('udp_flood', port, peers, total);
    assert.equal((await flood.ended).code, 0, flood.errorText);
    assert.deepEqual(flood.lines, [`sent ${total} answered ${total}`]);
    listener.signal('SIGTERM');
    assert.equal((await listener.ended).code, 0);
    const events = jsonEvents(listener);
    assert.equal(events.filter(({ type }) => type === 'accepted').length, peers);
    const end = events.at(-1);
    assert.deepEqual([end?.type, end?.bytesIn, end?.bytesOut], ['closed', total * length, total * length]);
    const skipped = events.reduce(
      (sum, { type, count }) => (type === 'skipped' ? sum + (count ?? 0) : sum),
      0,
    );
    const told = events.filter(({ type, direction }) => type === 'data' && direction === 'in').length;
    assert.ok(skipped > 0 ? told < total : told === total, `${told} told, ${skipped} skipped`);
    const perPeer = events.filter(({ type, connection }) => type === 'closed' && connection !== undefined);
    assert.ok(perPeer.every(({ bytesIn }) => bytesIn === (total / peers) * length));
  });
});
