import assert from 'node:assert/strict';
import type { StepFailure } from '../../../../src/runner/results/testResult.ts';
import { failureText } from '../../../../src/app/experiments/failureText.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function failed(expected: Uint8Array, received: Uint8Array): StepFailure {
  const comparison = { expected, received, differsAt: 0 };
  const what = { code: 'ERR_UNEXPECTED', message: 'Something else came than was expected.' };
  return { line: 1, start: 0, end: 1, ...what, help: 'The text differs only in case.', comparison };
}

const sides = (expected: string, received: string) => {
  const text = failureText(failed(bytes(expected), bytes(received)));
  return [text.expected, text.received];
};

describe('failureText', () => {
  it('says what happened, the code, and what may help', () => {
    const { message } = failureText(failed(bytes('A'), bytes('a')));
    assert.equal(
      message,
      'Something else came than was expected (ERR_UNEXPECTED). The text differs only in case.',
    );
  });

  it('shows plain lines as they are', () => {
    assert.deepEqual(sides('a\nb\n', 'a\nc'), ['a\nb\n', 'a\nc']);
  });

  it('escapes both sides where one of them is not plain, a line for each line', () => {
    assert.deepEqual(sides('a\nb\n', 'a\r\nb\r\n'), ['a\\n\nb\\n', 'a\\r\\n\nb\\r\\n']);
    assert.deepEqual(sides('\xff\x00', 'ok'), ['\\xFF\\0', 'ok']);
    assert.deepEqual(sides('back\\slash', 'x'), ['back\\\\slash', 'x']);
  });

  it('says how much of a long one it leaves out', () => {
    const [expected = '', received = ''] = sides('x'.repeat(100_000), 'y');
    assert.equal(expected.length, 65_536 + '\n… and 34,464 bytes more'.length);
    assert.match(expected, /x\n… and 34,?464 bytes more$/);
    assert.equal(received, 'y');
  });

  it('where no bytes were expected, says which came and compares nothing', () => {
    const text = failureText(failed(new Uint8Array(), bytes('more\n')));
    assert.equal(text.expected, undefined);
    assert.match(text.message, /5 bytes came: "more\\n"$/);
  });
});
