import assert from 'node:assert/strict';
import { SeededRandom } from '../../../../../src/bytes/numbers/seededRandom.ts';
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

/** A fault that counts how often it is looked at. */
function counting(line: string) {
  const plain = faultOf(line);
  let asked = 0;
  const fault = {
    ...plain,
    get chance() {
      asked++;
      return plain.chance;
    },
  };
  return { fault, asked: () => asked };
}

/** Faults with a state of their own, with timers, by chance. */
const some = [
  'limit 20B',
  'limit 30B up',
  'latency 2ms',
  'latency 5ms jitter 2ms',
  'slice 3B',
  'corrupt chance 30% per chunk',
  'stall',
  'stall for 20ms then close',
  'offline 4ms every 9ms',
  'replace "hab" with "xyz"',
  'bandwidth 2KiB/s',
  'slowClose 4ms',
  'hold "zz"',
  'latency 1ms chance 50% per connection',
  'reset after 60ms',
] as const;

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
    const { fault, asked } = counting('reset after 5s');
    const askedBySet = (): number => {
      faults.set([]);
      const before = asked();
      faults.set([fault]);
      return asked() - before;
    };
    const none = askedBySet();
    const pipelines = [1, 2, 3].map((connection) => open('up', connection));
    assert.ok(askedBySet() > none);
    for (const pipeline of pipelines) pipeline.dispose();
    assert.equal(askedBySet(), none);
  });

  it('costs idle pipelines nothing until something comes', () => {
    const { faults, seen, open } = lab();
    const { fault, asked } = counting('limit 3B');
    const askedBySwitches = (): number => {
      const before = asked();
      for (let round = 0; round < 10; round++) {
        faults.set([]);
        faults.set([fault]);
      }
      return asked() - before;
    };
    faults.set([fault]);
    const none = askedBySwitches();
    const pipelines = [1, 2, 3].map((connection) => open('up', connection));
    assert.equal(askedBySwitches(), none);
    for (const pipeline of pipelines) pipeline.chunk(Buffer.from('abcd'));
    assert.deepEqual(
      seen,
      [1, 2, 3].flatMap((connection) => [`up ${connection} abc`, `up ${connection} close`]),
    );
  });

  it('begins a fault anew that has changed places, and back', () => {
    const { seen, open, set } = lab();
    set('limit 3B', 'corrupt down', 'slice 3B');
    const pipeline = open('up', 1);
    pipeline.chunk(Buffer.from('ab'));
    set('slice 3B', 'limit 3B');
    set('limit 3B', 'slice 3B');
    pipeline.chunk(Buffer.from('cd'));
    assert.deepEqual(seen, ['up 1 ab', 'up 1 cd']);
  });

  it('begins at once what acts without traffic', () => {
    for (const line of ['reset after 5ms', 'reset', 'stall for 5ms then close', 'limit 0B']) {
      const { clock, seen, open, set } = lab();
      open('up', 1);
      set(line);
      clock.advance(5);
      assert.deepEqual(seen, [`up 1 ${line.startsWith('reset') ? 'reset' : 'close'}`], line);
    }
  });

  it('gives back at once what is held, and an end', () => {
    for (const line of ['stall', 'latency 10s', 'hold', 'offline', 'slowClose 10s']) {
      const { seen, open, set } = lab();
      set(line);
      const pipeline = open('up', 1);
      pipeline.end();
      if (line !== 'hold') assert.deepEqual(seen, [], line);
      set();
      assert.deepEqual(seen, ['up 1 end'], line);
    }
    const { seen, open, set } = lab('datagram');
    set('hold');
    open('up', 1).chunk(new Uint8Array());
    set();
    assert.deepEqual(seen, ['up 1 ']);
  });

  it('is as if every pipeline were changed by every call', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new SeededRandom(BigInt(seed));
      const [tested, reference] = [lab(), lab()];
      const both = [tested, reference];
      const pipelines = both.map(({ open }) => [1, 2, 3].map((connection) => open('up', connection)));
      for (let step = 0; step < 40; step++) {
        const [act, which] = [random.next() % 8, random.next() % 3];
        const lines = Array.from(
          { length: random.next() % 4 },
          () => some[random.next() % some.length] ?? '',
        );
        for (const [index, { clock, set }] of both.entries()) {
          const pipeline = pipelines[index]?.[which] ?? assert.fail();
          if (act < 4) set(...new Set(lines));
          else if (act < 6) pipeline.chunk(Buffer.from('abcdefgh'));
          else if (act < 7) clock.advance(3);
          else if (step > 30) pipeline.end();
        }
        for (const pipeline of pipelines[1] ?? []) pipeline.update();
        assert.deepEqual(tested.seen, reference.seen, `seed ${seed}, step ${step}`);
      }
    }
  });
});
