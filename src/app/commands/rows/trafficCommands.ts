/** Commands of the traffic pages. Those about selected rows act on the page that was used last. */
import type { InspectorOptions } from './commandArguments.ts';
import { at, single, socketRow, trafficRow, forPrograms, inTraffic, forSelectedRows } from './commandRow.ts';

export const trafficCommands = {
  /** With an id: for that endpoint or connection only. */
  openInspector: forPrograms<(id?: number, options?: InspectorOptions) => void>({
    title: 'Open Traffic Inspector',
    icon: 'inspect',
    menus: [
      at('view/title', 'navigation@1', inTraffic),
      socketRow('inline@2', /^(endpoint|connection)\b/),
      socketRow('2_look@1', /^(endpoint|connection)\b/, single),
    ],
  }),
  /** Another panel, besides those that are there. */
  newInspector: forPrograms<() => void>({ title: 'New Traffic Inspector', icon: 'inspect' }),
  clearCapture: forPrograms<() => void>({
    title: 'Clear Captured Traffic',
    icon: 'clear-all',
    palette: 'socketLab.hasTraffic',
    menus: [at('view/title', '1_capture@1', `${inTraffic} && socketLab.hasTraffic`)],
  }),
  /** What is selected in the traffic page that was used last, onto the clipboard. */
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
  /** The exact bytes of the selected rows, to where they went or came from. */
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
  /** The stream of the selected row's connection, in the page that has the row. */
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
