import assert from 'node:assert/strict';
import { offeredPlace, offeredTargets } from '../../../../src/app/questions/relayAddresses.ts';
import { anEndpoint } from '../../../support/endpointRecords.ts';

const programs = [
  { address: 'tcp://127.0.0.1:5000', program: 'python3 server.py' },
  { address: 'tcp://127.0.0.1:22' },
];

describe('offeredTargets', () => {
  it('has the listeners of the window, the programs of the machine, and what was used before', () => {
    const endpoints = [
      anEndpoint({ address: 'tcp://[::]:9998' }),
      anEndpoint({ id: 2, name: 'Device', address: 'unix:/tmp/demo.sock', transport: 'unix' }),
      anEndpoint({ id: 3, kind: 'client', address: 'tcp://127.0.0.1:1' }),
      anEndpoint({ id: 4, state: 'closed', address: 'tcp://127.0.0.1:2' }),
    ];
    const recent = [
      ['tcp', ['127.0.0.1:5000', 'example.org:80']],
      ['unix', ['unix:/tmp/other.sock']],
    ] as const;
    assert.deepEqual(offeredTargets(endpoints, programs, recent), {
      listeners: [
        { address: 'unix:/tmp/demo.sock', about: 'Device' },
        { address: 'tcp://[::1]:9998', about: 'a listener of this window' },
      ],
      programs: [
        { address: 'tcp://127.0.0.1:5000', about: 'python3 server.py' },
        { address: 'tcp://127.0.0.1:22', about: '' },
      ],
      recent: [
        { address: 'tcp://example.org:80', about: '' },
        { address: 'unix:/tmp/other.sock', about: '' },
      ],
    });
  });

  it('has no end of programs', () => {
    const many = Array.from({ length: 50 }, (_, port) => ({ address: `tcp://127.0.0.1:${port + 1}` }));
    assert.equal(offeredTargets([], many, []).programs.length, 20);
  });
});

describe('offeredPlace', () => {
  it('is a port that nobody has', () => {
    assert.equal(offeredPlace('tcp', [], programs), '127.0.0.1:9000');
    const endpoints = [anEndpoint({ address: 'tcp://0.0.0.0:9000' })];
    const taken = [{ address: 'tcp://127.0.0.1:9001' }];
    assert.equal(offeredPlace('tcp', endpoints, taken), '127.0.0.1:9002');
    assert.equal(offeredPlace('unix', [anEndpoint({ state: 'closed' })], []), '127.0.0.1:9000');
  });

  it('is for datagrams where the target is', () => {
    assert.equal(
      offeredPlace('udp', [anEndpoint({ address: 'tcp://127.0.0.1:9000' })], []),
      'udp://127.0.0.1:9000',
    );
  });
});
