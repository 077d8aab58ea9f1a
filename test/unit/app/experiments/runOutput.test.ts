import assert from 'node:assert/strict';
import { runOutput, terminalText } from '../../../../src/app/experiments/runOutput.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const result = { title: 'a', line: 1, durationMs: 12 };

describe('runOutput', () => {
  it('has a line for each test and for each line with bytes', () => {
    assert.equal(runOutput({ type: 'test', title: undefined, line: 1 }, 'x.sockets'), 'x.sockets');
    assert.equal(runOutput({ type: 'test', title: 'answers', line: 1 }, 'x.sockets'), 'answers');
    const sent = { type: 'done', line: 12, durationMs: 1, sent: bytes('hi\n') } as const;
    assert.equal(runOutput(sent, ''), '    12 →    3 B "hi\\n"');
    const received = { type: 'done', line: 3, durationMs: 1, received: bytes('\u001B[31m') } as const;
    assert.equal(runOutput(received, ''), '     3 ←    5 B "\\x1B[31m"', 'no control acts on the terminal');
    assert.equal(runOutput({ type: 'done', line: 3, durationMs: 1 }, ''), undefined);
    assert.equal(runOutput({ type: 'step', line: 3 }, ''), undefined);
  });

  it('says how it came out, with both sides of a failure', () => {
    assert.equal(
      runOutput({ type: 'result', result: { ...result, outcome: 'passed' } }, ''),
      '  passed in 12 ms',
    );
    const comparison = { expected: bytes('a\n'), received: bytes('b\r\n'), differsAt: 0 };
    const failure = {
      line: 7,
      start: 0,
      end: 1,
      code: 'ERR_UNEXPECTED',
      message: 'Other bytes.',
      comparison,
    };
    assert.equal(
      runOutput({ type: 'result', result: { ...result, outcome: 'failed', failure } }, ''),
      '  failed in 12 ms, line 7: Other bytes.\n  expected: a\\n\n  received: b\\r\\n',
    );
  });
});

describe('terminalText', () => {
  it('ends each line as a terminal wants it, and lets nothing in it act there', () => {
    assert.equal(
      terminalText('said \u001b[2J\u009b31m\u202E\nb\r\nc\rd'),
      'said \\u{1B}[2J\\u{9B}31m\\u{202E}\r\nb\r\nc\\rd\r\n',
    );
  });
});
