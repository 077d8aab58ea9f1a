import assert from 'node:assert/strict';
import type { StepFailure } from '../../../../src/runner/results/testResult.ts';
import { failureText } from '../../../../src/app/experiments/failureText.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function failed(expected: Uint8Array, received: Uint8Array): StepFailure {
  const comparison = { expected, received, differsAt: 0 };
  const what = { code: 'ERR_UNEXPECTED', message: 'Unexpected data came.' };
  return { line: 1, start: 0, end: 1, ...what, help: 'Only upper and lower case differ.', comparison };
}

const sides = (expected: string, received: string) => {
  const text = failureText(failed(bytes(expected), bytes(received)));
  return [text.expected, text.received];
};

describe('failureText', () => {
  it('begins with what differs, as titles are cut', () => {
    const { message } = failureText(failed(bytes('A'), bytes('a')));
    assert.equal(message, 'Only upper and lower case differ.');
  });

  it('says what happened, the code of the system, and what may help', () => {
    const place = { line: 1, start: 0, end: 1 };
    const refused = {
      ...place,
      code: 'ECONNREFUSED',
      message: 'Nobody listens there.',
      help: 'Listen first.',
    };
    assert.equal(failureText(refused).message, 'Nobody listens there (ECONNREFUSED). Listen first.');
    const late = { ...place, code: 'ERR_TIMEOUT', message: 'No line came within 2 s.' };
    assert.equal(failureText(late).message, 'No line came within 2 s.');
  });

  it('says what was expected where nothing came, and compares it with no empty text', () => {
    const silent = {
      ...failed(bytes('HELLO\r\n'), bytes('')),
      code: 'ERR_TIMEOUT',
      message: 'Nothing came within 2 s.',
      help: 'Both sides may be waiting for each other.',
    };
    assert.deepEqual(failureText(silent), {
      message: 'Nothing came within 2 s, expected "HELLO\\r\\n". Both sides may be waiting for each other.',
    });
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
