import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

describe('the bundle of the page', () => {
  it('has the constants of the messages, and neither their schemas nor the library of schemas', async () => {
    const { metafile } = await build({
      absWorkingDir: dirname(dirname(dirname(import.meta.dirname))),
      entryPoints: [join('media', 'inspector', 'main.ts')],
      outdir: 'out/page',
      bundle: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
    const bytesOf = (pattern: RegExp): number =>
      inputs.reduce((sum, [file, { bytesInOutput }]) => sum + (pattern.test(file) ? bytesInOutput : 0), 0);
    assert.ok(bytesOf(/^src\/page\/listMessages/) > 0);
    assert.equal(bytesOf(/^node_modules\/valibot\//), 0);
    assert.equal(bytesOf(/^src\/page\/requestSchema/), 0);
  });
});
