import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '../../../../src/language/experiment/model/experiment.ts';
import { parseExperiment } from '../../../../src/language/experiment/parseExperiment.ts';
import { whyNotYet } from '../../../../src/runner/statements/notYet.ts';

describe('whyNotYet', () => {
  it('says what cannot be run yet', () => {
    const file = join(import.meta.dirname, '../../../fixtures/experiments/right.sockets');
    const missing = new Set<string>();
    const visit = (statements: readonly Statement[]): void => {
      for (const statement of statements) {
        if (whyNotYet(statement) !== undefined) missing.add(statement.kind);
        if ('body' in statement) visit(statement.body);
      }
    };
    visit(parseExperiment(readFileSync(file, 'utf8')).experiment.statements);
    assert.deepEqual([...missing], ['save']);
  });
});
