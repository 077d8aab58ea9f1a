import assert from 'node:assert/strict';
import { nearestWord } from '../../../src/model/nearestWord.ts';
import { anyServicePort, serviceNames, servicePort } from '../../../src/address/serviceNames.ts';

describe('serviceNames', () => {
  it('knows a name by transport, whatever its case', () => {
    assert.equal(servicePort('HTTP', 'tls'), 80);
    assert.equal(servicePort('syslog', 'udp'), 514);
    assert.equal(servicePort('syslog', 'tcp'), undefined);
    assert.equal(anyServicePort('syslog'), 514);
    assert.equal(anyServicePort('constructor'), undefined);
    assert.ok(serviceNames('tcp').length + serviceNames('udp').length > 120);
  });

  it('has its names once per transport, with ports in range', () => {
    for (const transport of ['tcp', 'udp'] as const) {
      const names = serviceNames(transport);
      assert.equal(new Set(names).size, names.length);
      for (const name of names) assert.ok((servicePort(name, transport) ?? 0) > 0, name);
    }
  });
});

describe('nearestWord', () => {
  it('finds what was meant, and nothing where nothing is near', () => {
    const words = ['backlog', 'noDelay', 'ttl', 'tcp'];
    assert.deepEqual(
      ['backlgo', 'nodelay', 'tlt', 'tpc', 'zebra', '', 'x'.repeat(1e6)].map((word) =>
        nearestWord(word, words),
      ),
      ['backlog', 'noDelay', 'ttl', 'tcp', undefined, undefined, undefined],
    );
  });
});
