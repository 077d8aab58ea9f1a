/** The actions of the connection strip's lines. */
import type { SocketAction } from '../../../src/page/socketMessages.ts';
import type { IconName } from '../parts/iconNames.ts';

interface ActionAppearance {
  readonly icon: IconName;
  readonly label: string;
}

/** Each action's icon, that of its command, and a tooltip that says what goes over the wire. */
export const stripActions: Readonly<Record<SocketAction, ActionAppearance>> = {
  stop: { icon: 'close', label: 'Close' },
  halfClose: { icon: 'debug-step-over', label: 'Half-close: end our side (FIN)' },
  reset: { icon: 'debug-disconnect', label: 'Reset (RST)' },
  pauseReading: { icon: 'debug-pause', label: 'Pause reading' },
  resumeReading: { icon: 'debug-continue', label: 'Resume reading' },
};
