import assert from 'node:assert/strict';
import { join } from 'node:path';
import { authorityFolder } from '../../../../src/cli/session/authorityFolder.ts';

describe('authorityFolder', () => {
  it('is that of the user for the state of programs, on each system', () => {
    const home = '/home/ada';
    assert.equal(authorityFolder({}, 'linux', home), join(home, '.local', 'state', 'socket-lab'));
    assert.equal(authorityFolder({ XDG_STATE_HOME: '/state' }, 'linux', home), join('/state', 'socket-lab'));
    assert.equal(
      authorityFolder({ XDG_STATE_HOME: 'state' }, 'freebsd', home),
      join(home, '.local', 'state', 'socket-lab'),
    );
    assert.match(authorityFolder({ XDG_STATE_HOME: '/state' }, 'darwin', home), /Application Support/);
    assert.equal(
      authorityFolder({ LOCALAPPDATA: 'C:\\Local' }, 'win32', home),
      join('C:\\Local', 'socket-lab'),
    );
    assert.match(authorityFolder({}, 'win32', home), /AppData.Local.socket-lab$/);
  });

  it('is what the environment says', () => {
    assert.equal(authorityFolder({ SOCKET_LAB_AUTHORITY: '/x', XDG_STATE_HOME: '/state' }, 'linux'), '/x');
  });
});
