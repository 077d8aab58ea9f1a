import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainFailure } from '../../../src/model/explainFailure.ts';
import type { Obstacle } from '../../../src/model/failureFacts.ts';
import { failureTexts } from '../../../src/model/failureTexts.ts';
import { formatFailure } from '../../../src/model/formatFailure.ts';
import { socketCalls } from '../../../src/model/socketCall.ts';

describe('explainFailure', () => {
  it('names port and holder', () => {
    const { message } = explainFailure('EADDRINUSE', {
      call: 'bind',
      address: 'tcp://127.0.0.1:9998',
      detail: 'python3, pid 4711',
    });
    assert.equal(message, 'Port 9998 is already in use by python3, pid 4711.');
  });

  it('tells apart what one code means on each transport', () => {
    const said = (
      code: string,
      call: 'bind' | 'connect' | 'recv' | 'send' | 'sendto',
      address: string,
    ): string => explainFailure(code, { call, address }).message;
    assert.match(said('EACCES', 'bind', 'tcp://127.0.0.1:80'), /^Port 80 needs special rights/);
    assert.match(said('EACCES', 'bind', 'unix:/srv/x'), /^You may not create a socket at \/srv\/x/);
    assert.match(said('EACCES', 'send', 'udp://255.255.255.255:9'), /broadcast/);
    assert.match(said('EACCES', 'sendto', '255.255.255.255:9'), /broadcast/);
    assert.match(said('ECONNREFUSED', 'connect', 'tcp://127.0.0.1:9'), /^Nothing listens on 127\.0\.0\.1:9/);
    assert.match(said('ECONNREFUSED', 'recv', 'udp://[::1]:9'), /port unreachable/);
    assert.match(said('ECONNREFUSED', 'connect', 'unix:/tmp/x'), /no program listens on it/);
    assert.match(
      said('ENOTFOUND', 'connect', 'tcp://no.such:80?noDelay=true'),
      /^The name no\.such is not known/,
    );
    assert.match(said('ENOENT', 'connect', 'unix:/tmp/x'), /^There is no socket at/);
    assert.match(said('ENOENT', 'bind', 'unix:/tmp/no/x'), /folder/);
  });

  it('is honest about a code it does not know', () => {
    const { message, advice } = explainFailure('EWHAT', { call: 'send', address: 'tcp://h:1' });
    assert.match(message, /send failed on tcp:\/\/h:1/);
    assert.match(advice, /no explanation for EWHAT/);
    assert.match(explainFailure('constructor', {}).advice, /no explanation/);
  });

  it('has two sentences without the code for every code, whatever is known', () => {
    const address = fc.oneof(
      fc.constantFrom('tcp://h:1', 'udp://[::1]:9?ttl=1', 'unix:/x', '/x', 'h:80', ''),
      fc.string(),
    );
    const obstacles: readonly Obstacle[] = [
      ...(['folder', 'file', 'link', 'socket', 'held socket'] as const),
      ...(['nothing', 'no folder', 'no sockets', 'abstract'] as const),
    ];
    const obstacle = fc.constantFrom(...obstacles);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(failureTexts)),
        fc.record(
          { call: fc.constantFrom(...socketCalls), address, detail: fc.constant('7 of them'), obstacle },
          { requiredKeys: [] },
        ),
        (code, context) => {
          const { message, advice } = explainFailure(code, context);
          assert.match(message, /\.$/);
          assert.match(advice, /^[A-Z][^]*\.$/);
          assert.ok(!message.includes(code) || (context.address ?? '').includes(code));
        },
      ),
    );
  });
});

describe('formatFailure', () => {
  it('puts the code after what happened', () => {
    const failure = {
      code: 'ECONNREFUSED',
      message: 'Nothing listens there.',
      advice: 'Start the listener first.',
    };
    assert.equal(formatFailure(failure), 'Nothing listens there (ECONNREFUSED). Start the listener first.');
    assert.equal(formatFailure({ code: 'X', message: 'It failed' }), 'It failed (X).');
  });
});
