/** Commands for saved endpoints, and for those of the previous session. */
import type { Endpoint } from '../../../model/endpoint.ts';
import { at, single, socketRow, forPrograms, inSockets } from './commandRow.ts';

export const savedCommands = {
  /** Starts a saved endpoint, by its name or its address. */
  startSaved: forPrograms<(name?: string) => Endpoint>({
    title: 'Start Saved Endpoint',
    icon: 'play',
    palette: 'socketLab.hasSaved',
    menus: [
      at('view/title', '2_saved@2', `${inSockets} && socketLab.hasSaved`),
      socketRow('inline@1', /^startable saved ready/),
      socketRow('1_start@1', /^startable saved ready/),
    ],
  }),
  /** Restarts what was open when the last window ended: listeners first. */
  startGone: forPrograms<() => readonly Endpoint[]>({
    title: 'Restart Previous Sockets',
    icon: 'debug-restart',
    palette: 'socketLab.hasPrevious',
    menus: [
      at('view/title', 'navigation@0', `${inSockets} && socketLab.hasPrevious`),
      socketRow('inline@1', /^startable previous ready/),
      socketRow('1_start@1', /^startable previous ready/),
    ],
  }),
  forgetGone: forPrograms<() => void>({
    title: 'Dismiss Previous Sockets',
    icon: 'close',
    palette: 'socketLab.hasPrevious',
    menus: [
      at('view/title', '3_close@3', `${inSockets} && socketLab.hasPrevious`),
      socketRow('2_change@1', /^startable previous/),
    ],
  }),
  /** Saves an endpoint in the setting `socketLab.endpoints`. */
  saveEndpoint: forPrograms<(id?: number, name?: string) => void>({
    title: 'Save Endpoint to Settings',
    icon: 'save',
    palette: 'socketLab.hasEndpoints',
    menus: [socketRow('5_list@3', /^endpoint\b/, single)],
  }),
  editSaved: forPrograms<() => void>({
    title: 'Edit Saved Endpoints',
    icon: 'edit',
    menus: [at('view/title', '2_saved@1', inSockets), socketRow('2_change@1', /^startable saved/)],
  }),
};
