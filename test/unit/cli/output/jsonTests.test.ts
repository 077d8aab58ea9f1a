import assert from 'node:assert/strict';
import { Output, outputLimitBytes } from '../../../../src/cli/terminal/output.ts';
import { JsonTests } from '../../../../src/cli/output/jsonTests.ts';
import { SlowStream } from '../../../support/slowStream.ts';

describe('JsonTests', () => {
  const file = { path: 'a.sockets', text: '', problems: [], definitions: [] } as unknown as Parameters<
    JsonTests['event']
  >[1];

  it('leaves steps out, and counts them, where nobody reads; never a result', async () => {
    const stream = new SlowStream();
    const output = new Output(stream);
    const tests = new JsonTests(output, () => 7, false);
    const count = 30_000;
    for (let line = 0; line < count; line++)
      tests.event({ type: 'done', line, durationMs: 1, sent: new Uint8Array(1024) }, file);
    assert.ok(output.waitingBytes < outputLimitBytes + 128 * 1024, String(output.waitingBytes));
    tests.event({ type: 'result', result: { title: 't', line: 1, outcome: 'passed', durationMs: 1 } }, file);
    tests.end({ passed: 1, failed: 0, cancelled: 0, notRun: 0 });
    stream.readAll();
    await output.whenDrained();
    const told = stream.lines.map((line) => JSON.parse(line) as { type: string; count?: number });
    const shown = told.filter(({ type }) => type === 'done').length;
    assert.deepEqual(
      told.slice(-3).map(({ type, count: left }) => [type, left]),
      [
        ['skipped', count - shown],
        ['result', undefined],
        ['sum', undefined],
      ],
    );
    assert.ok(shown > 0);
  });
});
