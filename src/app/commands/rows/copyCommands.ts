/** Commands that copy what other programs need to reach an endpoint: its address, a command line, the certificate. */
import { supportsTransport, type PeerTool } from '../../../address/peerCommand.ts';
import { transportNames } from '../../../model/transports.ts';
import { at, forPeople, forPrograms, rowKeys, socketRow, type MenuPlace } from './commandRow.ts';

/** Excludes endpoints that the tool cannot connect to. */
function lineFor(tool: PeerTool, group: string): MenuPlace {
  const others = transportNames.filter((transport) => !supportsTransport(tool, transport));
  const excluded = others.map((transport) => `(?!.*\\b${transport}\\b)`).join('');
  return at('socketLab.copyAs', group, excluded === '' ? undefined : `viewItem =~ /^${excluded}/`);
}

export const copyCommands = {
  /** Returns the copied text. */
  copyAddress: forPrograms<(id?: number) => string>({
    title: 'Copy Address',
    icon: 'copy',
    palette: 'socketLab.hasEndpoints',
    menus: [socketRow('2_look@2', /^(connection|pair)\b/), at('socketLab.copyAs', '1_address@1')],
    keys: rowKeys({ key: 'ctrl+c', mac: 'cmd+c' }, 'listHasSelectionOrFocus'),
  }),
  /** A command line that connects to the endpoint; returns the line. */
  copyAsNetcat: forPrograms<(id?: number) => string>({
    title: 'Copy as nc Command',
    palette: 'socketLab.hasEndpoints',
    menus: [lineFor('nc', '2_line@1')],
  }),
  copyAsCurl: forPrograms<(id?: number) => string>({
    title: 'Copy as curl Command',
    palette: 'socketLab.hasEndpoints',
    menus: [lineFor('curl', '2_line@2')],
  }),
  copyAsPython: forPrograms<(id?: number) => string>({
    title: 'Copy as Python Command',
    palette: 'socketLab.hasEndpoints',
    menus: [lineFor('python', '2_line@3')],
  }),
  /** The root of the lab's authority, with how programs trust it. */
  saveLabCertificate: forPeople('it asks where to save', {
    title: 'Save Lab Certificate…',
    menus: [at('socketLab.copyAs', '3_certificate@1', 'viewItem =~ /\\btls\\b/')],
  }),
};
