import assert from 'node:assert/strict';
import { resolveHost } from '../../../../src/engine/link/resolveHost.ts';
import type { EndpointContext, ReportedEvent } from '../../../../src/engine/contracts/endpointContext.ts';
import type { Resolve } from '../../../../src/engine/kernel/resolve.ts';

function situation(resolve: Resolve) {
  const told: ReportedEvent[] = [];
  const context = {
    resolve,
    report: (event: ReportedEvent) => void told.push(event),
  } as unknown as EndpointContext;
  return { told, context };
}

describe('resolveHost', () => {
  it('asks nobody for an address, with or without a zone', async () => {
    const { told, context } = situation(() => assert.fail('asked'));
    for (const host of ['127.0.0.1', '::1', 'fe80::1%lo']) {
      assert.deepEqual(await resolveHost(context, host), { ok: true, value: [host] });
    }
    assert.deepEqual(told, []);
  });

  it('tells all answers, and asks for the family that is wanted', async () => {
    const asked: unknown[] = [];
    const { told, context } = situation((host, family) => {
      asked.push([host, family]);
      return Promise.resolve({ ok: true, value: ['::1', '127.0.0.1'] });
    });
    assert.deepEqual(await resolveHost(context, 'lab.test', 6), { ok: true, value: ['::1', '127.0.0.1'] });
    assert.deepEqual(asked, [['lab.test', 6]]);
    assert.deepEqual(told, [
      { type: 'resolved', call: 'getaddrinfo', host: 'lab.test', addresses: ['::1', '127.0.0.1'] },
    ]);
  });

  it('tells a failure and answers it', async () => {
    const failure = { code: 'ENOTFOUND', message: 'not found' };
    const { told, context } = situation(() => Promise.resolve({ ok: false, failure }));
    assert.deepEqual(await resolveHost(context, 'nowhere.test'), { ok: false, failure });
    assert.deepEqual(told, [
      { type: 'resolved', call: 'getaddrinfo', host: 'nowhere.test', addresses: [], failure },
    ]);
  });
});
