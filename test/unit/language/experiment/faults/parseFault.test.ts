import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFault, parseFaultChange } from '../../../../../src/language/experiment/faults/parseFault.ts';

const always = { percent: 100, per: 'connection' };

function faultOf(line: string): unknown {
  const parsed = parseFault(line);
  return parsed.ok ? parsed.value : parsed.problems;
}

describe('parseFaultChange', () => {
  it('reads what is asked of a relay while it runs', () => {
    const fault = { kind: 'drop', settings: {}, direction: 'up', chance: always };
    assert.deepEqual(parseFaultChange('set drop up'), { ok: true, value: { kind: 'set', fault } });
    assert.deepEqual(parseFaultChange('remove drop'), { ok: true, value: { kind: 'remove', fault: 'drop' } });
    assert.deepEqual(parseFaultChange('clear'), { ok: true, value: { kind: 'clear' } });
  });

  it('says what is wrong, texts that are not constant too', () => {
    for (const text of ['', 'drop', 'set', 'set hold {{x}}', 'remove', 'clear all', 'clear\nclear'])
      assert.equal(parseFaultChange(text).ok, false, text);
  });
});

describe('parseFault', () => {
  it('reads settings, direction, chance, and whether it is off', () => {
    assert.deepEqual(faultOf('latency 100ms jitter 20ms up'), {
      kind: 'latency',
      settings: { delayMs: 100, jitterMs: 20 },
      direction: 'up',
      chance: always,
    });
    assert.deepEqual(faultOf('slice 16B vary 4B every 5ms down chance 2.5% per chunk off'), {
      kind: 'slice',
      settings: { sizeBytes: 16, varyBytes: 4, everyMs: 5 },
      direction: 'down',
      chance: { percent: 2.5, per: 'chunk' },
      enabled: false,
    });
    assert.deepEqual(faultOf('stall for 1s then close'), {
      kind: 'stall',
      settings: { forMs: 1000 },
      direction: 'both',
      chance: always,
    });
  });

  it('reads an outage that comes again and again, and one that stays', () => {
    const offline = { kind: 'offline', direction: 'both', chance: always };
    assert.deepEqual(faultOf('offline'), { ...offline, settings: {} });
    assert.deepEqual(faultOf('offline 5s every 30s'), {
      ...offline,
      settings: { forMs: 5000, everyMs: 30_000 },
    });
    assert.deepEqual(faultOf('offline up'), { ...offline, settings: {}, direction: 'up' });
  });

  it('reads a pattern as it is written', () => {
    const hold = { kind: 'hold', direction: 'both', chance: always };
    assert.deepEqual(faultOf('hold'), { ...hold, settings: {} });
    assert.deepEqual(faultOf('hold chance 5% per chunk'), {
      ...hold,
      settings: {},
      chance: { percent: 5, per: 'chunk' },
    });
    assert.deepEqual(faultOf('hold "GET "  hex"?? 0D" up # all of them'), {
      ...hold,
      settings: { pattern: '"GET "  hex"?? 0D"' },
      direction: 'up',
    });
    assert.deepEqual(faultOf('replace "with" with hex"0a" "off" down off'), {
      ...hold,
      kind: 'replace',
      settings: { pattern: '"with"', replacement: 'hex"0a" "off"' },
      direction: 'down',
      enabled: false,
    });
    assert.deepEqual(faultOf("hold ' up off'"), { ...hold, settings: { pattern: "' up off'" } });
  });

  it('refuses what is not constant, and more than a line', () => {
    assert.deepEqual(faultOf('hold {{x}}'), [
      { start: 5, end: 10, message: 'This needs the variable {{x}}, which is not available here.' },
    ]);
    assert.deepEqual(faultOf('hold "x"\nup'), [
      { start: 8, end: 11, message: 'A fault stands on one line.' },
    ]);
    assert.deepEqual(faultOf('hold ""'), [{ start: 5, end: 7, message: 'A pattern has at least one byte.' }]);
  });

  it('says what is wrong, and where', () => {
    assert.deepEqual(faultOf('latncy 5ms'), [
      { start: 0, end: 6, message: 'There is no fault "latncy": did you mean latency?', fix: 'latency' },
    ]);
    assert.deepEqual(faultOf('drop now'), [
      { start: 5, end: 8, message: '"now" cannot stand here: up, down, both, chance or off may follow.' },
    ]);
    for (const line of ['', '  ', '# latency 5ms', 'latency', 'stall for 5s', 'corrupt chance 5%'])
      assert.equal(parseFault(line).ok, false, line);
  });

  it('answers any text', () => {
    const words = [
      'latency',
      'offline',
      '5s',
      '5B',
      '5B/s',
      'every',
      'up',
      'chance',
      '5%',
      'per',
      'chunk',
      'off',
      '"',
      '#',
      '\n',
    ];
    const lines = fc.array(fc.constantFrom(...words)).map((list) => list.join(' '));
    fc.assert(fc.property(fc.oneof(lines, fc.string({ unit: 'binary' })), (text) => void parseFault(text)));
  });
});
