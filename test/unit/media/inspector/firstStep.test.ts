import assert from 'node:assert/strict';
import { firstStep } from '../../../../media/inspector/firstStep.ts';
import { anEndpoint as endpoint } from '../../../support/endpointRecords.ts';

describe('firstStep', () => {
  it('teaches to open something, then how to reach it from a terminal', () => {
    assert.deepEqual(firstStep([], false), { kind: 'open' });
    assert.deepEqual(firstStep([endpoint({ state: 'failed' })], false), { kind: 'open' });
    const commands = [
      ['tcp://127.0.0.1:9998', 'nc 127.0.0.1 9998'],
      ['udp://[::1]:6769', 'nc -u ::1 6769'],
      ['tcp://*:40674', 'nc 127.0.0.1 40674'],
      ['unix:/tmp/demo.sock', 'nc -U /tmp/demo.sock'],
    ] as const;
    for (const [address, command] of commands) {
      assert.deepEqual(firstStep([endpoint({ address })], false), { kind: 'connect', address, command });
    }
  });

  it('offers no command that a shell would read as something else', () => {
    for (const address of ['unix:/tmp/a b', 'unix:/tmp/$(x)', 'tcp://a;b:1']) {
      assert.equal(firstStep([endpoint({ address })], false).kind, 'wait');
    }
  });
});
