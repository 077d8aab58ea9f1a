import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { parsePayload } from '../../../../src/language/payload/parsePayload.ts';
import { localSources } from '../../../../src/app/sending/localSources.ts';

function wants(text: string) {
  const parts = parsePayload(text);
  assert.ok(parts.ok, text);
  return localSources(parts.value, '/work space');
}

describe('localSources', () => {
  it('finds files and environment variables wherever they are written', () => {
    for (const text of [
      'file"a" "{{env.HOME}}"',
      'len16be{ checksum("crc32"){ file"a" "x{{env.HOME}}y" } }',
      'repeat(3, "{{env.HOME}}") lenText(file"a")',
      // More than is ever made for a look.
      'repeat(60000000, "x") file"a" "{{env.HOME}}"',
    ]) {
      const expected = { files: [resolve('/work space', 'a')], environment: ['HOME'] };
      assert.deepEqual(wants(text), expected, text);
    }
    assert.deepEqual(wants('u16be({{env.PORT}})'), { files: [], environment: ['PORT'] });
  });

  it('knows each once, paths as they are absolute', () => {
    assert.deepEqual(wants('file"/etc/a" file"../b" file"x/../../b" "{{env.A}}{{env.A}}"'), {
      files: [resolve('/b'), resolve('/etc/a')],
      environment: ['A'],
    });
  });

  it('finds nothing in what is the payload’s own', () => {
    const own = '"env.HOME" hex"00" counter() random(4) now("iso") "file"';
    assert.deepEqual(wants(own), { files: [], environment: [] });
  });
});
