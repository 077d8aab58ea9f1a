import assert from 'node:assert/strict';
import { EventOutput } from '../../../../src/cli/output/eventOutput.ts';
import { Output, outputLimitBytes } from '../../../../src/cli/terminal/output.ts';
import { jsonEvents } from '../../../../src/cli/output/jsonEvents.ts';
import { Engine } from '../../../../src/engine/engine.ts';
import { RuleResponders } from '../../../../src/engine/responders/rules/ruleResponders.ts';
import type { Data } from '../../../../src/model/engineEvent.ts';
import { SlowStream } from '../../../support/slowStream.ts';

describe('EventOutput', () => {
  it('keeps what waits below its limit, and says how many events it left out', async () => {
    const stream = new SlowStream();
    const output = new Output(stream);
    const events = new EventOutput({
      engine: new Engine({ responders: new RuleResponders() }),
      output,
      printer: jsonEvents,
      pauses: true,
    });
    const bytes = new Uint8Array(48 * 1024);
    const count = 500;
    for (let t = 0; t < count; t++) {
      const event: Data = {
        t,
        type: 'data',
        endpoint: 1,
        connection: 2,
        call: 'recvfrom',
        direction: 'in',
        offset: 0,
        bytes,
      };
      events.show(event);
    }
    assert.ok(output.waitingBytes < outputLimitBytes + 128 * 1024);
    stream.readAll();
    await output.whenDrained();
    events.finish(1);
    await output.whenDrained();
    const told = stream.lines.map((line) => JSON.parse(line) as { type: string; count?: number });
    const shown = told.filter(({ type }) => type === 'data').length;
    const skipped = told.reduce((sum, event) => sum + (event.type === 'skipped' ? (event.count ?? 0) : 0), 0);
    assert.ok(shown < count);
    assert.equal(shown + skipped, count);
  });
});
