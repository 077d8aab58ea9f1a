import assert from 'node:assert/strict';
import { parsePayload } from '../../../../../src/language/payload/parsePayload.ts';
import { standaloneFile } from '../../../../../src/language/payload/parts/file.ts';

function alone(text: string): string | undefined {
  const parts = parsePayload(text);
  assert.ok(parts.ok);
  return standaloneFile(parts.value);
}

describe('standaloneFile', () => {
  it('is the path of a file with nothing beside it', () => {
    assert.equal(alone('file"C:\\new\\a b.bin" # as it stands'), 'C:\\new\\a b.bin');
    assert.equal(alone('file"a" ""'), undefined);
    assert.equal(alone('len8{file"a"}'), undefined);
    assert.equal(alone('"a"'), undefined);
  });
});
