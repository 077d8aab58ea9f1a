import assert from 'node:assert/strict';
import { presetFaults, presetLines } from '../../../../../src/language/experiment/faults/presetFaults.ts';
import { printFault } from '../../../../../src/language/experiment/faults/printFault.ts';
import { faultPresets } from '../../../../../src/model/faultPresets.ts';
import type { Transport } from '../../../../../src/model/transports.ts';

function refusal(name: string, transport: Transport): string {
  const faults = presetFaults(name, transport);
  return faults.ok ? assert.fail(name) : faults.failure.message;
}

describe('presetFaults', () => {
  for (const transport of ['tcp', 'tls', 'unix', 'udp'] as const)
    it(`reads every preset for ${transport}, or says that it has none for it`, () => {
      for (const preset of faultPresets) {
        const lines = presetLines(preset, transport);
        const faults = presetFaults(preset.name, transport);
        if (lines === undefined) assert.match(refusal(preset.name, transport), /it has no faults for/);
        else assert.deepEqual(faults.ok && faults.value.map(printFault), lines);
      }
    });

  it('says which presets there are', () => {
    assert.equal(
      refusal('slow-disk-peer', 'udp'),
      'The preset slow-disk-peer is for streams: it has no faults for datagrams.',
    );
    assert.equal(refusal('satelite', 'tcp'), 'There is no preset "satelite": did you mean satellite?');
    assert.match(refusal('moon', 'tcp'), /there are satellite, 3g, lossy-wifi, slow-disk-peer, flapping\.$/);
  });
});
