import assert from 'node:assert/strict';
import { terminalText } from '../../../../src/app/experiments/terminalText.ts';

describe('terminalText', () => {
  it('ends each line as a terminal wants it, and lets nothing in it act there', () => {
    assert.equal(
      terminalText('said \u001b[2J\u009b31m\u202E\nb\r\nc\rd'),
      'said \\u{1B}[2J\\u{9B}31m\\u{202E}\r\nb\r\nc\\rd\r\n',
    );
  });
});
