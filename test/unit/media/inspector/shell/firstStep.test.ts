import assert from 'node:assert/strict';
import { firstStep, isUntouched } from '../../../../../media/inspector/shell/firstStep.ts';
import { anEndpoint as endpoint } from '../../../../support/endpointRecords.ts';

describe('firstStep', () => {
  it('teaches to open something, then how to reach it from a terminal', () => {
    assert.deepEqual(firstStep([]), { kind: 'open' });
    assert.deepEqual(firstStep([endpoint({ state: 'failed' })]), { kind: 'open' });
    const commands = [
      ['tcp://127.0.0.1:9998', '127.0.0.1:9998', 'nc 127.0.0.1 9998'],
      ['udp://[::1]:6769', 'udp://[::1]:6769', 'nc -u ::1 6769'],
      ['tcp://*:40674', '*:40674', 'nc 127.0.0.1 40674'],
      ['unix:/tmp/demo.sock', 'unix:/tmp/demo.sock', 'nc -U /tmp/demo.sock'],
    ] as const;
    for (const [opened, address, command] of commands) {
      assert.deepEqual(firstStep([endpoint({ address: opened })]), { kind: 'connect', address, command });
    }
  });

  it('speaks of the newest listener, or of the one that is looked at', () => {
    const two = [
      endpoint({ id: 1, address: 'tcp://127.0.0.1:1' }),
      endpoint({ id: 2, address: 'tcp://127.0.0.1:2' }),
    ];
    const command = (scope?: number): unknown => {
      const step = firstStep(two, scope);
      return step.kind === 'connect' ? step.command : step.kind;
    };
    assert.deepEqual([command(), command(1), command(3)], ['nc 127.0.0.1 2', 'nc 127.0.0.1 1', 'wait']);
  });

  it('offers no command that a shell would read as something else, and what speaks TLS where that is wanted', () => {
    const command = (address: string): unknown => {
      const step = firstStep([endpoint({ address })]);
      return step.kind === 'connect' ? step.command : step.kind;
    };
    assert.equal(command('unix:/tmp/$(x)'), "nc -U '/tmp/$(x)'");
    assert.equal(command('tls://127.0.0.1:1'), 'openssl s_client -quiet -connect 127.0.0.1:1');
  });
});

describe('isUntouched', () => {
  it('holds until somebody connects or a datagram comes, for what is looked at', () => {
    const quiet = endpoint({ id: 1 });
    assert.equal(isUntouched([quiet]), true);
    assert.equal(isUntouched([quiet, endpoint({ id: 2, totalConnections: 1 })]), false);
    assert.equal(isUntouched([quiet, endpoint({ id: 2, chunksIn: 1 })], 1), true);
    assert.equal(isUntouched([endpoint({ id: 1, chunksOut: 1 })], 1), false);
  });
});
