import assert from 'node:assert/strict';
import fc from 'fast-check';
import { savedLimit, savedStartables } from '../../../../src/app/saved/savedEndpoints.ts';
import {
  spokenStartableFacts,
  spokenStartableName,
  startableDescription,
  startableLabel,
} from '../../../../src/app/saved/startable.ts';

const checks = {
  address: (address: string) => (address.includes('://') ? undefined : 'The address needs a scheme.'),
  responder: (responder: string) => (responder === 'echo' ? undefined : 'There is no such service.'),
};
const shown = (setting: unknown) =>
  savedStartables(setting, checks).map(
    (startable) => `${startableLabel(startable)} | ${startableDescription(startable)}`,
  );

describe('savedStartables', () => {
  it('reads listeners and clients, with and without a name', () => {
    assert.deepEqual(
      shown([
        { name: 'Device', listen: 'tcp://127.0.0.1:9998', responder: 'echo' },
        { connect: 'udp://127.0.0.1:6769' },
      ]),
      ['Device | TCP · :9998 · saved · not started · echo', '→ :6769 | UDP · saved · not started'],
    );
  });

  it('tells a screen reader the whole address', () => {
    const path = 'unix:/var/run/some/where/deep/demo.sock';
    const spoken = savedStartables([{ name: 'Device', connect: 'tcp://*:1' }, { listen: path }, 'x'], {
      address: () => undefined,
      responder: () => undefined,
    }).map((startable) => [spokenStartableName(startable), spokenStartableFacts(startable)]);
    assert.deepEqual(spoken, [
      ['tcp client Device, tcp://*:1', 'saved · not started'],
      [`unix listener ${path}`, 'saved · not started'],
      ['listener x', 'saved · needs "listen" or "connect" with an address'],
    ]);
  });

  it('keeps an entry that cannot be opened, and says why', () => {
    assert.deepEqual(shown([{ name: 'a' }, { listen: '1', connect: '2' }, { listen: 'x' }, 'text', null]), [
      'a | saved · needs "listen" or "connect" with an address',
      '1 | saved · has both "listen" and "connect"; only one is possible',
      'x | saved · The address needs a scheme.',
      'text | saved · needs "listen" or "connect" with an address',
      'null | saved · needs "listen" or "connect" with an address',
    ]);
    assert.deepEqual(
      shown([
        { listen: 'tcp://a:1', responder: 'nope' },
        { connect: 'tcp://a:1', responder: 'echo' },
      ]),
      ['a:1 | TCP · saved · There is no such service.', '→ a:1 | TCP · saved · a client has no "responder"'],
    );
  });

  it('tells twins apart, and an entry by itself wherever it stands', () => {
    const one = { listen: 'tcp://a:1' };
    const keys = savedStartables([one, one, { listen: 'tcp://b:1' }], checks).map(({ key }) => key);
    assert.equal(new Set(keys).size, 3);
    assert.equal(savedStartables([{ listen: 'tcp://b:1' }, one], checks)[1]?.key, keys[0]);
  });

  it('takes anything that a settings file may hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (setting) => {
        const startables = savedStartables(setting, checks);
        assert.ok(startables.length <= savedLimit);
        for (const startable of startables) assert.equal(typeof startableLabel(startable), 'string');
      }),
    );
  });
});
