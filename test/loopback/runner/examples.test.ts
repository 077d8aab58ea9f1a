/** The bundled experiments in this process, as the extension runs them; `test/cli/examples.test.ts` runs the command. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureText } from '../../../src/runner/results/failureText.ts';
import { repositoryFolder } from '../../support/processes.ts';
import { runExperiment } from '../../support/runExperiment.ts';

const folder = join(repositoryFolder, 'media', 'examples');

describe('bundled experiments, in process', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sockets'))) {
    it(`${name} passes`, async () => {
      const { results } = await runExperiment(readFileSync(join(folder, name), 'utf8'), { folder });
      assert.ok(results.length > 0);
      for (const { title, outcome, failure } of results)
        assert.equal(
          outcome,
          'passed',
          `${title ?? name}: ${failure === undefined ? '' : failureText(failure).join('\n')}`,
        );
    });
  }
});
