import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');

/** A file of `src`, and all that is loaded with it. */
function loadedWith(file: string): readonly string[] {
  const files = new Set([file]);
  for (const each of files)
    for (const [, target = ''] of readFileSync(join(root, each), 'utf8').matchAll(
      /^(?:import|export) (?!type\b)(?:[^'";]*? from )?'(\.[^']+)';$/gm,
    ))
      files.add(posix.join(posix.dirname(each), target));
  return [...files];
}

describe('the support of a language', () => {
  for (const [support, others] of [
    ['payloadSupport', /language\/(?:rules|experiment|filter)\/|^src\/engine\//],
    ['rulesSupport', /language\/(?:experiment|filter)\//],
    ['experimentSupport', /language\/filter\//],
  ] as const)
    it(`is loaded without the languages that have no part in it: ${support}`, () => {
      const files = loadedWith(`src/vscode/languages/${support}.ts`);
      assert.ok(files.length > 30);
      assert.deepEqual(
        files.filter((file) => others.test(file)),
        [],
      );
    });
});
