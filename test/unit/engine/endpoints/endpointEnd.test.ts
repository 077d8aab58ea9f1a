import assert from 'node:assert/strict';
import { EndpointEnd } from '../../../../src/engine/endpoints/endpointEnd.ts';
import type { EndpointContext, ReportedEvent } from '../../../../src/engine/contracts/endpointContext.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

describe('EndpointEnd', () => {
  it('tells once what all connections came to and how long it was open, then settles', async () => {
    const clock = new FakeClock();
    const told: ReportedEvent[] = [];
    const context = {
      clock,
      report: (event: ReportedEvent) => void told.push(event),
    } as unknown as EndpointContext;
    clock.advance(5);
    const end = new EndpointEnd(context);
    end.add({ bytesIn: 3, bytesOut: 4, lost: 1 });
    clock.advance(2);
    end.add({ bytesIn: 30, bytesOut: 40, lost: 6 });
    end.report();
    end.report();
    await end.closed;
    assert.deepEqual(told, [
      { type: 'closed', call: 'close', bytesIn: 33, bytesOut: 44, lost: 7, openUs: 2000 },
    ]);
  });
});
