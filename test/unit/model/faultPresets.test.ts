import assert from 'node:assert/strict';
import { parseFault } from '../../../src/language/experiment/faults/parseFault.ts';
import { printFault } from '../../../src/language/experiment/faults/printFault.ts';
import { withFault } from '../../../src/model/faultList.ts';
import { faultPresets } from '../../../src/model/faultPresets.ts';
import { faultRow, type Fault } from '../../../src/model/faultSpec.ts';

describe('faultPresets', () => {
  for (const { name, title, help, ...lines } of faultPresets)
    it(`${title} has faults that apply, each once, as they are printed`, () => {
      assert.match(name, /^[a-z0-9-]+$/);
      assert.match(help, /^[A-Z].*\.$/);
      const all = Object.entries(lines);
      assert.ok(all.length > 0);
      for (const [on, texts] of all) {
        let faults: readonly Fault[] = [];
        for (const text of texts) {
          const parsed = parseFault(text);
          assert.ok(parsed.ok, text);
          assert.equal(printFault(parsed.value), text);
          assert.ok(['both', on].includes(faultRow(parsed.value.kind).on), `${text} of ${on}`);
          faults = withFault(faults, parsed.value);
        }
        assert.equal(faults.length, texts.length, 'none replaces another');
      }
    });

  it('has a name for each', () => {
    assert.equal(new Set(faultPresets.map(({ name }) => name)).size, faultPresets.length);
  });
});
