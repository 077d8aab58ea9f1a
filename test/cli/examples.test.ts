/** The bundled experiments, as they ship: all of them pass, by the command that the README shows. */
import assert from 'node:assert/strict';
import { endPrograms, socketLab } from '../support/processes.ts';

describe('socket-lab run media/examples', () => {
  afterEach(endPrograms);

  it('all pass, also with a seed of 0', async () => {
    const program = socketLab('run', 'media/examples', '--seed', '0');
    program.endInput();
    const { code } = await program.ended;
    assert.equal(code, 0, program.text);
    assert.match(program.text, /\n41 passed, 0 failed\n$/);
  });
});
