import assert from 'node:assert/strict';
import { readRelayLine } from '../../../../src/cli/session/relayLine.ts';

const read = (text: string) => {
  const line = readRelayLine(text);
  return line.ok ? line.value : assert.fail(line.failure.message);
};
const wrong = (text: string): string => {
  const line = readRelayLine(text);
  return line.ok ? assert.fail(text) : line.failure.message;
};

describe('readRelayLine', () => {
  it('reads changes of faults, and presets', () => {
    assert.deepEqual(read('fault clear'), { kind: 'change', change: { kind: 'clear' } });
    assert.deepEqual(read(' fault  remove latency '), {
      kind: 'change',
      change: { kind: 'remove', fault: 'latency' },
    });
    assert.equal(read('fault set latency 1s').kind, 'change');
    assert.deepEqual(read('fault preset 3g'), { kind: 'preset', name: '3g' });
  });

  it('reads decisions on what is held, with a payload to forward instead', () => {
    assert.deepEqual(read('held'), { kind: 'held' });
    assert.deepEqual(read('forward 3'), { kind: 'decide', held: 3, decision: { kind: 'forward' } });
    assert.deepEqual(read('forward 3  "a b" hex"00"'), {
      kind: 'decide',
      held: 3,
      decision: { kind: 'forward', bytes: Uint8Array.from(Buffer.from('a b\0')) },
    });
    assert.deepEqual(read('forward 3 ""'), {
      kind: 'decide',
      held: 3,
      decision: { kind: 'forward', bytes: new Uint8Array() },
    });
    assert.deepEqual(read('drop 12'), { kind: 'decide', held: 12, decision: { kind: 'drop' } });
    assert.deepEqual(read('reset 1'), { kind: 'decide', held: 1, decision: { kind: 'reset' } });
  });

  it('says what can be written', () => {
    assert.match(wrong('falt clear'), /^Write fault set FAULT, .*, held, forward NUMBER \[PAYLOAD\]/);
    assert.match(wrong('fault'), /^After fault comes set and a fault/);
    assert.match(wrong('fault set latenzy 1s'), /did you mean latency\?/);
    assert.match(wrong('forward'), /^forward takes the number of what is held, such as forward 3;/);
    assert.match(wrong('drop x'), /^drop takes the number/);
    assert.match(wrong('drop -1'), /^drop takes the number/);
    assert.match(wrong('drop 3 "x"'), /^drop takes a number and no more/);
    assert.match(wrong('forward 3 hex"0"'), /hex/);
    assert.match(wrong('held 3'), /^held takes nothing/);
  });
});
