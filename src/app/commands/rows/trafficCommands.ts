/** Commands of the traffic pages. Those on selected rows act on the last used page. */
import type { InspectorOptions } from './commandArguments.ts';
import {
  at,
  single,
  socketRow,
  trafficRow,
  forPeople,
  forPrograms,
  forSelectedRows,
  forTrafficView,
  inTraffic,
} from './commandRow.ts';

export const trafficCommands = {
  /** With an id: only for that endpoint or connection. */
  openInspector: forPrograms<(id?: number, options?: InspectorOptions) => void>({
    title: 'Open Traffic Inspector',
    icon: 'inspect',
    menus: [
      at('view/title', 'navigation@5', inTraffic),
      socketRow('2_look@1', /^(endpoint|connection|pair)\b/, single),
    ],
  }),
  /**
   * A click on a row of the Sockets view, or Enter: without a command VS Code would fold the row. It takes no argument,
   * which would have to survive a refresh of the row: VS Code reports the selection first.
   */
  showTraffic: forPeople('it shows the traffic of the selected row of the Sockets view', {
    title: 'Show Traffic',
    palette: false,
  }),
  /** Opens another panel besides the existing ones. */
  newInspector: forPrograms<() => void>({ title: 'New Traffic Inspector', icon: 'inspect' }),
  clearCapture: forPrograms<() => void>({
    title: 'Clear Captured Traffic',
    icon: 'clear-all',
    palette: 'socketLab.hasTraffic',
    menus: [at('view/title', '1_capture@1', `${inTraffic} && socketLab.hasTraffic`)],
  }),
  showAllTraffic: forPeople('it changes what the Traffic view shows', {
    title: 'Show All Traffic',
    icon: 'list-flat',
    palette: 'socketLab.trafficIsScoped',
    menus: [at('view/title', 'navigation@1', `${inTraffic} && socketLab.trafficIsScoped`)],
  }),
  filterTraffic: forTrafficView('filter', {
    title: 'Filter Traffic',
    icon: 'filter',
    palette: 'socketLab.hasTraffic',
    menus: [at('view/title', 'navigation@2', inTraffic)],
  }),
  followTraffic: forTrafficView('follow', {
    title: 'Scroll to Newest',
    icon: 'arrow-down',
    menus: [at('view/title', 'navigation@3', `${inTraffic} && socketLab.trafficIsScrolledUp`)],
  }),
  pauseTraffic: forTrafficView('pause', {
    title: 'Pause Traffic',
    icon: 'debug-pause',
    menus: [at('view/title', 'navigation@4', `${inTraffic} && !socketLab.trafficIsPaused`)],
  }),
  continueTraffic: forTrafficView('continue', {
    title: 'Continue Traffic',
    icon: 'debug-continue',
    menus: [at('view/title', 'navigation@4', `${inTraffic} && socketLab.trafficIsPaused`)],
  }),
  flipChart: forTrafficView('flipChart', {
    title: 'Toggle Throughput Chart',
    menus: [at('view/title', '2_look@1', inTraffic)],
  }),
  trafficOptions: forTrafficView('listOptions', {
    title: 'Choose List Options',
    menus: [at('view/title', '2_look@2', inTraffic)],
  }),
  /** Copies the selection of the last used traffic page to the clipboard. */
  copyRows: forSelectedRows('copyText', {
    title: 'Copy Rows as Text',
    palette: 'socketLab.hasTraffic',
    menus: [at('socketLab.copyRows', '1_rows@1')],
  }),
  copyRowsAsHex: forSelectedRows('copyHex', {
    title: 'Copy Rows as Hex',
    palette: 'socketLab.hasTraffic',
    menus: [at('socketLab.copyRows', '1_rows@2')],
  }),
  copyRowsAsPayload: forSelectedRows('copyPayload', {
    title: 'Copy Rows as Payload',
    palette: 'socketLab.hasTraffic',
    menus: [at('socketLab.copyRows', '1_rows@3')],
  }),
  copyRowsAsJson: forSelectedRows('copyJson', {
    title: 'Copy Rows as JSON',
    palette: 'socketLab.hasTraffic',
    menus: [at('socketLab.copyRows', '1_rows@4')],
  }),
  /** Sends the exact bytes of the selected rows to where they were sent to or received from. */
  sendRowsAgain: forSelectedRows('sendAgain', {
    title: 'Send Rows Again',
    palette: 'socketLab.hasEndpoints',
    menus: [trafficRow('2_use@1')],
  }),
  experimentFromRows: forSelectedRows('newExperiment', {
    title: 'New Experiment from Selection',
    palette: 'socketLab.hasEndpoints',
    menus: [trafficRow('2_use@2')],
  }),
  /** Opens the rules of the listener that received the selected row, with a rule that replies to it. */
  replyWithRule: forSelectedRows('replyWithRule', {
    title: 'Reply to This with a Rule',
    palette: 'socketLab.hasEndpoints',
    menus: [trafficRow('2_use@3', 'rowIsReceived')],
  }),
  /** Shows the bytes of the two selected rows in a diff editor. */
  compareRows: forSelectedRows('compareBytes', {
    title: 'Compare Bytes',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('2_use@4', 'rowHasBytes')],
  }),
  /** To the next data that went the other way on the row's connection. */
  goToAnswer: forSelectedRows('goToAnswer', {
    title: 'Go to Answer',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('3_look@5', 'rowHasBytes', 'rowHasConnection')],
  }),
  /** To the last data before that went the other way. */
  goToRequest: forSelectedRows('goToRequest', {
    title: 'Go to Request',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('3_look@6', 'rowHasBytes', 'rowHasConnection')],
  }),
  markRows: forSelectedRows('mark', {
    title: 'Mark Rows',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('4_mark@1', '!rowIsMarked')],
  }),
  unmarkRows: forSelectedRows('unmark', {
    title: 'Unmark Rows',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('4_mark@1', 'rowIsMarked')],
  }),
  /** On the row with the cursor, which it marks. */
  addNote: forSelectedRows('editNote', {
    title: 'Add Note…',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('4_mark@2', '!rowHasNote')],
  }),
  editNote: forSelectedRows('editNote', {
    title: 'Edit Note…',
    palette: false,
    menus: [trafficRow('4_mark@2', 'rowHasNote')],
  }),
  nextMark: forSelectedRows('nextMark', {
    title: 'Go to Next Mark',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('4_mark@3')],
  }),
  previousMark: forSelectedRows('previousMark', {
    title: 'Go to Previous Mark',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('4_mark@4')],
  }),
  /** Adds a color rule for rows like the one with the cursor. */
  colorRowsLike: forSelectedRows('colorLike', {
    title: 'Color Rows Like This…',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('3_look@4')],
  }),
  /** Follows the stream of the selected row's connection, in the row's page. */
  followRowStream: forSelectedRows('followStream', {
    title: 'Follow Stream',
    palette: false,
    menus: [trafficRow('3_look@1', 'rowHasConnection')],
  }),
  filterByPeer: forSelectedRows('filterPeer', {
    title: 'Filter by This Peer',
    palette: 'socketLab.hasTraffic',
    menus: [trafficRow('3_look@2')],
  }),
  filterByEndpoint: forSelectedRows('filterEndpoint', {
    title: 'Filter by This Endpoint',
    palette: 'socketLab.hasEndpoints',
    menus: [trafficRow('3_look@3')],
  }),
};
