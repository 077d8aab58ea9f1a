import assert from 'node:assert/strict';
import { faultChoices, presetChoices } from '../../../../src/app/questions/faultChoices.ts';
import { readFaults } from '../../../../src/app/actions/faultLines.ts';

describe('presetChoices', () => {
  it('offers those that a relay of the transport can have, with lines that can be set', () => {
    const titles = (transport: 'tcp' | 'udp') => presetChoices(transport).map(({ title }) => title);
    assert.deepEqual(titles('tcp'), ['Satellite', '3G', 'Lossy Wi-Fi', 'Slow Disk Peer', 'Flapping']);
    assert.deepEqual(titles('udp'), ['Satellite', '3G', 'Lossy Wi-Fi', 'Flapping']);
    for (const transport of ['tcp', 'udp'] as const)
      for (const { lines } of presetChoices(transport)) assert.ok(readFaults(lines, transport).ok);
  });
});

describe('faultChoices', () => {
  it('offers lines that can be set as they are', () => {
    for (const transport of ['tcp', 'unix', 'udp'] as const)
      for (const { line } of faultChoices(transport)) assert.ok(readFaults([line], transport).ok, line);
  });
});
