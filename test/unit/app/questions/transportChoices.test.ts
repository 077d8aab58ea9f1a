import assert from 'node:assert/strict';
import { parseAddress } from '../../../../src/address/parseAddress.ts';
import {
  multicastChoice,
  openingTitle,
  transportChoices,
} from '../../../../src/app/questions/transportChoices.ts';
import { transportNames, type Transport } from '../../../../src/model/transports.ts';

describe('the transports that a person can choose', () => {
  it('are those that the engine can open, in the order of the table', () => {
    for (const kind of ['listener', 'client'] as const) {
      const offered = transportChoices(kind).map(({ transport }) => transport);
      assert.deepEqual(offered, transportNames);
    }
    const known: readonly Transport[] = ['tcp', 'udp', 'unix'];
    assert.deepEqual(
      transportNames.filter((transport) => known.includes(transport)),
      known,
    );
  });

  it('are described for what is opened', () => {
    const udp = { transport: 'udp', label: 'UDP' };
    assert.deepEqual(
      transportChoices('listener').find(({ transport }) => transport === 'udp'),
      { ...udp, description: 'Single datagrams, as they come' },
    );
    assert.deepEqual(
      transportChoices('client').find(({ transport }) => transport === 'udp'),
      { ...udp, description: 'Single datagrams to one address' },
    );
  });

  it('suggest a group that can be joined as it is, on this machine only', () => {
    const parsed = parseAddress(multicastChoice.address, { kind: 'listener', transport: 'udp' });
    assert.ok(parsed.ok, JSON.stringify(parsed));
  });

  it('name the commands that open one', () => {
    assert.equal(openingTitle('listener', 'unix'), 'Start Unix Listener');
    assert.equal(openingTitle('client', 'unix'), 'Connect over Unix Socket');
    assert.equal(openingTitle('client', 'tcp'), 'Connect over TCP');
  });
});
