import assert from 'node:assert/strict';
import { fileFailure } from '../../../../src/app/failures/fileFailure.ts';
import { errnoError } from '../../../support/errnoError.ts';

describe('fileFailure', () => {
  it('says in words why a file could not be read, with the code', () => {
    const failure = fileFailure(errnoError('EACCES', 'open'), 'a.txt');
    assert.equal(failure.code, 'EACCES');
    assert.equal(failure.message, 'a.txt may not be read by you.');
  });

  it("knows the names that VS Code's file systems use", () => {
    assert.equal(fileFailure({ code: 'FileNotFound' }, 'a').code, 'ENOENT');
    assert.equal(fileFailure({ code: 'NoPermissions' }, 'a').code, 'EACCES');
  });

  it('is honest about what it does not know', () => {
    const failure = fileFailure(new Error('odd'), 'a');
    assert.deepEqual([failure.code, failure.message], ['UNKNOWN', 'a could not be read.']);
    assert.equal(fileFailure({ code: 'constructor' }, 'a').message, 'a could not be read.');
  });
});
