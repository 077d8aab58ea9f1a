import assert from 'node:assert/strict';
import {
  badText,
  CommandError,
  problemFailure,
  requireFormat,
  requireId,
  valueOf,
} from '../../../../src/app/failures/commandError.ts';
import { fail, success } from '../../../../src/model/result.ts';

const refused = { code: 'ECONNREFUSED', message: 'Nothing listens there.', advice: 'Start it.' } as const;
const isInvalid = { name: 'CommandError', code: 'EINVAL' };

describe('CommandError', () => {
  it('has the code, and a message with the code, the cause and what to do', () => {
    const error = new CommandError(refused);
    assert.ok(error instanceof Error);
    assert.deepEqual(
      [error.name, error.code, error.message],
      ['CommandError', 'ECONNREFUSED', 'Nothing listens there (ECONNREFUSED). Start it.'],
    );
    assert.equal(error.failure, refused);
  });

  it('is thrown for a failure by valueOf, which gives the value otherwise', () => {
    assert.equal(valueOf(success(7)), 7);
    assert.throws(() => valueOf(fail(refused)), { name: 'CommandError', code: 'ECONNREFUSED' });
  });
});

describe('what programs pass', () => {
  it('is an id where it is a positive whole number', () => {
    assert.equal(requireId(1), 1);
    for (const wrong of [0, -1, 1.5, NaN, Infinity, 2 ** 53, '1', null, undefined, {}])
      assert.throws(() => requireId(wrong), isInvalid, typeof wrong);
  });

  it('is a known format, or none', () => {
    assert.equal(requireFormat('hex'), 'hex');
    assert.equal(requireFormat(undefined), 'text');
    assert.equal(requireFormat(undefined, 'payload'), 'payload');
    for (const wrong of ['HEX', '', null, 1]) assert.throws(() => requireFormat(wrong), isInvalid);
  });

  it('has its problem told with the text, or with its line and column', () => {
    const text = 'one\nhex"zz"';
    const problem = { start: 8, end: 10, message: '"z" is no hex digit.' };
    assert.deepEqual(badText(text, [problem]), {
      code: 'EINVAL',
      address: text,
      message: '"z" is no hex digit.',
    });
    assert.equal(
      problemFailure(text, problem).message,
      'Nothing was sent. Line 2, column 5: "z" is no hex digit.',
    );
  });
});
