import assert from 'node:assert/strict';
import type { Pipeline, PipelineOutput } from '../../../../../src/engine/pipeline/pipeline.ts';
import { RelayFaults } from '../../../../../src/engine/pipeline/setup/relayFaults.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { faultOf, heldItems } from '../../../../support/pipelineLab.ts';

function lab(style: 'stream' | 'datagram' = 'stream') {
  const clock = new FakeClock();
  const faults = new RelayFaults({ style, seed: 1n, clock, held: heldItems() });
  const seen: string[] = [];
  const open = (direction: 'up' | 'down', connection: number): Pipeline => {
    const write = (text: string): void => void seen.push(`${direction} ${connection} ${text}`);
    const output: PipelineOutput = {
      pass: (bytes) => write(Buffer.from(bytes).toString()),
      end: () => write('end'),
      close: () => write('close'),
      reset: () => write('reset'),
      pauseReading: () => write('pause'),
      resumeReading: () => write('resume'),
      note: () => {},
    };
    return faults.open(direction, connection, output, () => connection);
  };
  const set = (...lines: readonly string[]): void => faults.set(lines.map(faultOf));
  return { clock, faults, seen, open, set };
}

describe('RelayFaults', () => {
  it('has the faults that were set, for new connections and for those that there are', () => {
    const { clock, faults, seen, open, set } = lab();
    const before = open('up', 1);
    before.chunk(Buffer.from('a'));
    set('latency 10ms', 'latency 10ms down off');
    assert.deepEqual(faults.list, [faultOf('latency 10ms'), faultOf('latency 10ms down off')]);
    before.chunk(Buffer.from('b'));
    const after = open('down', 2);
    after.chunk(Buffer.from('c'));
    assert.deepEqual(seen.splice(0), ['up 1 a']);
    clock.advance(10);
    assert.deepEqual(seen.splice(0), ['up 1 b', 'down 2 c']);
    after.chunk(Buffer.from('d'));
    set();
    assert.deepEqual(seen.splice(0), ['down 2 d']);
  });

  it('keeps a fault that is set again as it is, wherever it stands', () => {
    const { seen, open, set } = lab();
    set('latency 10ms', 'limit 3B');
    const pipeline = open('up', 1);
    set('limit 3B');
    pipeline.chunk(Buffer.from('ab'));
    set('corrupt down', 'limit 3B');
    pipeline.chunk(Buffer.from('cd'));
    assert.deepEqual(seen, ['up 1 ab', 'up 1 c', 'up 1 close']);
  });

  it('begins a fault anew that is changed, or removed and set again', () => {
    const { seen, open, set } = lab();
    set('limit 3B');
    const pipeline = open('up', 1);
    pipeline.chunk(Buffer.from('ab'));
    set('limit 2B');
    pipeline.chunk(Buffer.from('c'));
    set();
    set('limit 2B');
    pipeline.chunk(Buffer.from('d'));
    assert.deepEqual(seen.splice(0), ['up 1 ab', 'up 1 c', 'up 1 d']);
    pipeline.chunk(Buffer.from('e'));
    assert.deepEqual(seen, ['up 1 e', 'up 1 close']);
  });

  it('refuses new connections while it is offline, at the same time for all', () => {
    const { clock, faults, seen, open, set } = lab();
    assert.equal(faults.refusing(1), undefined);
    clock.advance(700);
    set('latency 1ms', 'offline 5s every 30s');
    const early = open('up', 1);
    clock.advance(4000);
    assert.deepEqual(faults.refusing(2), faultOf('offline 5s every 30s'));
    const late = open('up', 2);
    early.chunk(Buffer.from('a'));
    late.chunk(Buffer.from('b'));
    clock.advance(999);
    assert.deepEqual([faults.refusing(3)?.kind, seen], ['offline', []]);
    clock.advance(1);
    assert.equal(faults.refusing(3), undefined);
    assert.deepEqual(seen, ['up 1 a', 'up 2 b']);
    clock.advance(25_000);
    assert.equal(faults.refusing(3)?.kind, 'offline');
    set('offline off');
    assert.equal(faults.refusing(3), undefined);
    set('offline');
    assert.equal(faults.refusing(3)?.kind, 'offline');
  });

  it('refuses by chance the connections that would be offline', () => {
    const { faults, seen, open, set } = lab();
    set('offline chance 50% per connection');
    let refused = 0;
    for (let connection = 1; connection <= 100; connection++) {
      const isRefused = faults.refusing(connection) !== undefined;
      if (isRefused) refused++;
      open('down', connection).chunk(Buffer.from('x'));
      assert.equal(seen.splice(0).length, isRefused ? 0 : 1);
    }
    assert.ok(refused > 30 && refused < 70, String(refused));
  });

  it('forgets a pipeline that is disposed of', () => {
    const { clock, seen, open, set } = lab();
    const pipeline = open('up', 1);
    set('reset after 5ms');
    pipeline.dispose();
    set('reset after 6ms');
    clock.advance(100);
    assert.deepEqual(seen, []);
    assert.equal(clock.pending, 0);
  });

  it('asks nothing of a fault for pipelines that it has forgotten', () => {
    const { faults, open } = lab();
    let asked = 0;
    const fault = {
      ...faultOf('corrupt'),
      get chance() {
        asked++;
        return faultOf('corrupt').chance;
      },
    };
    const askedBySet = (): number => {
      faults.set([]);
      asked = 0;
      faults.set([fault]);
      return asked;
    };
    const none = askedBySet();
    const pipelines = [1, 2, 3].map((connection) => open('up', connection));
    assert.ok(askedBySet() > none);
    for (const pipeline of pipelines) pipeline.dispose();
    assert.equal(askedBySet(), none);
  });
});
