/** Where the command keeps the lab's certificate authority. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The user's folder for the state of programs. VS Code's terminals name the extension's own (`SOCKET_LAB_AUTHORITY`), so
 * that both trust each other.
 */
export function authorityFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string {
  const own = environment['SOCKET_LAB_AUTHORITY'] ?? '';
  if (own !== '') return own;
  const { LOCALAPPDATA: local = '', XDG_STATE_HOME: state = '' } = environment;
  const folder =
    platform === 'win32'
      ? local || join(home, 'AppData', 'Local')
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : // A relative one is to be ignored (XDG Base Directory Specification).
          state.startsWith('/')
          ? state
          : join(home, '.local', 'state');
  return join(folder, 'socket-lab');
}
