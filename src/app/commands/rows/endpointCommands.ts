/** Commands that close, reopen, arrange and change endpoints. */
import type { Endpoint } from '../../../model/endpoint.ts';
import { at, rowKeys, single, socketRow, forPrograms, inSockets, forPeople } from './commandRow.ts';

export const endpointCommands = {
  /** Closes an endpoint or a connection. Returns the endpoint in its new state. */
  stop: forPrograms<(id?: number) => Endpoint>({
    title: 'Stop',
    icon: 'close',
    palette: 'socketLab.hasOpen',
    // One button a row: a connection that can be sent to has that for sending.
    menus: [
      socketRow('inline@1', /^(?:endpoint\b|pair\b|connection\b(?!.*\bsendable\b)).*\bopen\b/),
      socketRow('4_close@3', /\bopen\b/),
    ],
  }),
  stopAll: forPrograms<() => void>({
    title: 'Stop All',
    icon: 'close-all',
    palette: 'socketLab.hasOpen',
    menus: [at('view/title', '3_close@1', `${inSockets} && socketLab.hasOpen`)],
  }),
  restart: forPrograms<(id?: number) => Endpoint>({
    title: 'Restart',
    icon: 'refresh',
    palette: 'socketLab.hasEndpoints',
    menus: [socketRow('inline@1', /^endpoint\b.*\bover\b/), socketRow('5_list@1', /^endpoint\b/)],
  }),
  remove: forPrograms<(id?: number) => void>({
    title: 'Remove from List',
    icon: 'trash',
    palette: 'socketLab.hasClosed',
    menus: [socketRow('5_list@2', /^endpoint\b.*\bover\b/)],
  }),
  removeClosed: forPrograms<() => void>({
    title: 'Remove All Closed',
    icon: 'trash',
    palette: 'socketLab.hasClosed',
    menus: [at('view/title', '3_close@2', `${inSockets} && socketLab.hasClosed`)],
  }),
  /** What the Delete key does to rows: stops open ones, removes closed ones from the list, and faults from relays. */
  stopOrRemove: forPeople('it acts on the selected rows; stop, remove and removeFault take an id', {
    title: 'Stop or Remove',
    palette: false,
    keys: rowKeys({ key: 'delete', mac: 'cmd+backspace' }, 'listHasSelectionOrFocus'),
  }),
  /** Moves rows of the Sockets view. */
  moveUp: forPeople('it moves the selected rows of the Sockets view', {
    title: 'Move Up',
    icon: 'arrow-up',
    palette: false,
    menus: [socketRow('6_order@1', /^(endpoint|startable)\b/)],
    keys: rowKeys({ key: 'alt+up' }),
  }),
  moveDown: forPeople('it moves the selected rows of the Sockets view', {
    title: 'Move Down',
    icon: 'arrow-down',
    palette: false,
    menus: [socketRow('6_order@2', /^(endpoint|startable)\b/)],
    keys: rowKeys({ key: 'alt+down' }),
  }),
  setResponder: forPrograms<(id?: number, responder?: string) => Endpoint>({
    title: 'Set Responder',
    icon: 'reply',
    palette: 'socketLab.hasListeners',
    menus: [socketRow('3_change@1', /^endpoint listener\b/)],
  }),
  /** Opens a listener's rules in an editor; saving applies them. */
  editResponder: forPrograms<(id?: number) => void>({
    title: 'Edit Responder Rules',
    icon: 'edit',
    palette: 'socketLab.hasListeners',
    menus: [socketRow('3_change@2', /^endpoint listener\b/, single)],
  }),
};
