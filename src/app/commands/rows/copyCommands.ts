/** Commands that copy the address of an endpoint, or a line for a terminal that connects to it. */
import { at, selectionKey, socketRow, forPrograms } from './commandRow.ts';

export const copyCommands = {
  /** Returns the copied text. */
  copyAddress: forPrograms<(id?: number) => string>({
    title: 'Copy Address',
    icon: 'copy',
    palette: 'socketLab.hasEndpoints',
    menus: [socketRow('2_look@2', /^connection\b/), at('socketLab.copyAs', '1_address@1')],
    keys: [
      selectionKey({ key: 'ctrl+c', mac: 'cmd+c' }, 'listHasSelectionOrFocus', 'socketLab.hasEndpoints'),
    ],
  }),
  /** A line for a terminal that talks to the endpoint; returns the line. */
  copyAsNetcat: forPrograms<(id?: number) => string>({
    title: 'Copy as nc Command',
    palette: 'socketLab.hasEndpoints',
    menus: [at('socketLab.copyAs', '2_line@1')],
  }),
  copyAsCurl: forPrograms<(id?: number) => string>({
    title: 'Copy as curl Command',
    palette: 'socketLab.hasEndpoints',
    menus: [at('socketLab.copyAs', '2_line@2', 'viewItem =~ /^(?!.*\\budp\\b)/')],
  }),
  copyAsPython: forPrograms<(id?: number) => string>({
    title: 'Copy as Python Command',
    palette: 'socketLab.hasEndpoints',
    menus: [at('socketLab.copyAs', '2_line@3')],
  }),
};
