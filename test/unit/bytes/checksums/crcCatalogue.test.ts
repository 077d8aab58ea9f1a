import assert from 'node:assert/strict';
import { crcCatalogue } from '../../../../src/bytes/checksums/crcCatalogue.ts';
import { findChecksum } from '../../../../src/bytes/checksums/findChecksum.ts';

const digits = Buffer.from('123456789');

describe('crcCatalogue', () => {
  it('has the algorithms of the RevEng catalogue', () => assert.equal(crcCatalogue().length, 113));

  for (const { checksum, aliases, check } of crcCatalogue()) {
    it(`computes ${checksum.name} as published`, () => {
      assert.equal(checksum.sum(digits), check);
      for (const name of [checksum.name, checksum.name.toLowerCase(), ...aliases])
        assert.equal(findChecksum(name), checksum, name);
    });
  }
});
