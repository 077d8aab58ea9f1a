import assert from 'node:assert/strict';
import { publicBindWarning } from '../../../../src/cli/output/publicBindWarning.ts';

describe('publicBindWarning', () => {
  it('is silent for the loopback and for unix sockets', () => {
    for (const local of ['tcp://127.0.0.1:1', 'tcp://[::1]:1', 'udp://127.3.2.1:1', 'unix:/tmp/x']) {
      assert.equal(publicBindWarning(local), undefined);
    }
  });

  it('names what can reach everything else', () => {
    assert.match(
      publicBindWarning('tcp://[::]:9998') ?? '',
      /^tcp:\/\/\[::\]:9998 can be reached by every machine/,
    );
    assert.match(publicBindWarning('tls://0.0.0.0:443') ?? '', /can be reached by every machine/);
    assert.match(publicBindWarning('tcp://192.0.2.1:80') ?? '', / at 192\.0\.2\.1;/);
    assert.match(publicBindWarning('udp://239.1.2.3:5000') ?? '', /the group 239\.1\.2\.3/);
    assert.match(publicBindWarning('udp://239.1.2.3:5000', '192.0.2.1') ?? '', /the group/);
    assert.equal(publicBindWarning('udp://239.1.2.3:5000', '127.0.0.1'), undefined);
  });
});
