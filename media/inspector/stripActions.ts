import type { SocketAction } from '../../src/page/socketMessages.ts';
import type { IconName } from './iconNames.ts';

interface ActionLook {
  readonly icon: IconName;
  readonly label: string;
}

/** What can be done with a line of the strip: the icons of the commands, and words that say what goes over the wire. */
export const stripActions: Readonly<Record<SocketAction, ActionLook>> = {
  stop: { icon: 'close', label: 'Close' },
  halfClose: { icon: 'debug-step-over', label: 'Half-close: end our side (FIN)' },
  reset: { icon: 'debug-disconnect', label: 'Reset (RST)' },
  pauseReading: { icon: 'debug-pause', label: 'Pause reading' },
  resumeReading: { icon: 'debug-continue', label: 'Resume reading' },
};
