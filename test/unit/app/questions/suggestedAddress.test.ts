import assert from 'node:assert/strict';
import { suggestedAddress, type SuggestionContext } from '../../../../src/app/questions/suggestedAddress.ts';
import { anEndpoint } from '../../../support/endpointRecords.ts';

const base: SuggestionContext = {
  kind: 'listener',
  transport: 'tcp',
  recent: [],
  endpoints: [],
  platform: 'linux',
};

describe('suggestedAddress', () => {
  it('offers the usual address of each transport first', () => {
    assert.equal(suggestedAddress(base), '127.0.0.1:9998');
    assert.equal(suggestedAddress({ ...base, transport: 'udp' }), '127.0.0.1:6769');
    assert.equal(suggestedAddress({ ...base, transport: 'unix' }), 'unix:/tmp/demo.sock');
    assert.equal(suggestedAddress({ ...base, transport: 'unix', platform: 'win32' }), 'unix:demo');
  });

  it('offers the address used last', () => {
    assert.equal(
      suggestedAddress({ ...base, recent: ['*:40674?backlog=5', '127.0.0.1:1'] }),
      '*:40674?backlog=5',
    );
  });

  it('offers a listener no port that one of ours has', () => {
    const endpoints = [anEndpoint(), anEndpoint({ id: 2, address: 'tcp://127.0.0.1:9999' })];
    assert.equal(suggestedAddress({ ...base, endpoints }), '127.0.0.1:10000');
    assert.equal(suggestedAddress({ ...base, endpoints, recent: [':9998?backlog=5'] }), ':10000?backlog=5');
    assert.equal(
      suggestedAddress({ ...base, endpoints: [anEndpoint({ state: 'closed' })] }),
      '127.0.0.1:9998',
    );
  });

  it('leaves port 0 to the system', () => {
    assert.equal(suggestedAddress({ ...base, recent: ['127.0.0.1:0'] }), '127.0.0.1:0');
  });

  it('offers a client our own listener, reachable', () => {
    const client: SuggestionContext = { ...base, kind: 'client', recent: ['example.org:80'] };
    assert.equal(suggestedAddress(client), 'example.org:80');
    assert.equal(suggestedAddress({ ...client, endpoints: [anEndpoint()] }), '127.0.0.1:9998');
    const everywhere = anEndpoint({ address: 'tcp://*:9998' });
    assert.equal(suggestedAddress({ ...client, endpoints: [everywhere] }), '127.0.0.1:9998');
    const ipv6 = anEndpoint({ address: 'tcp://[::]:9998' });
    assert.equal(suggestedAddress({ ...client, endpoints: [ipv6] }), '[::1]:9998');
  });
});
