import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFault } from '../../../../../src/language/experiment/faults/parseFault.ts';
import { printFault } from '../../../../../src/language/experiment/faults/printFault.ts';
import { faultForm, faultKinds } from '../../../../../src/model/faultSpec.ts';
import { anyFault } from '../../../../support/anyFault.ts';

function printed(line: string): string {
  const parsed = parseFault(line);
  assert.ok(parsed.ok, line);
  return printFault(parsed.value);
}

describe('printFault', () => {
  it('prints a line that parses to the same fault', () => {
    fc.assert(
      fc.property(anyFault, (fault) => {
        assert.deepEqual(parseFault(printFault(fault)), { ok: true, value: fault });
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves out what goes without saying', () => {
    assert.equal(printed('latency 100ms both chance 100% per connection'), 'latency 100ms');
    assert.equal(printed('corrupt chance 100% per chunk'), 'corrupt chance 100% per chunk');
    assert.equal(
      printed('  drop   chance 0.000001% per chunk   off # for now'),
      'drop chance 0.000001% per chunk off',
    );
  });

  it('writes durations and sizes in the largest unit without a fraction', () => {
    const lines: Readonly<Record<string, string>> = {
      'latency 1.5s jitter 2000ms': 'latency 1500ms jitter 2s',
      'latency 0s': 'latency 0ms',
      'stall for 120s then close': 'stall for 2m then close',
      'slowClose 7200s': 'slowClose 2h',
      'limit 0kB': 'limit 0B',
      'limit 2000B': 'limit 2kB',
      'limit 2048B': 'limit 2KiB',
      'limit 1.5KiB': 'limit 1536B',
      'bandwidth 3000kB/s': 'bandwidth 3MB/s',
      'truncate 1024MiB': 'truncate 1GiB',
    };
    for (const [line, expected] of Object.entries(lines)) assert.equal(printed(line), expected);
  });

  it('prints the syntax of every kind as it is', () => {
    for (const row of faultKinds) assert.equal(printed(faultForm(row)), faultForm(row));
  });
});
