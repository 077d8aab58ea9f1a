/** Commands that start relays, and change what they do to the traffic. */
import type { Endpoint } from '../../../model/endpoint.ts';
import type { RelayOptions } from '../../actions/relayOptions.ts';
import { at, forPeople, forPrograms, inSockets, single, socketRow } from './commandRow.ts';

const onRelay = /^endpoint relay\b/;

export const relayCommands = {
  startRelay: forPrograms<(address?: string, target?: string, options?: RelayOptions) => Endpoint>({
    title: 'Start Relay…',
    icon: 'arrow-swap',
    menus: [at('view/title', '1_relay@1', inSockets)],
  }),
  /** Adds a line to the faults of a relay, in the place of one of its kind and direction. */
  addFault: forPrograms<(id?: number, line?: string) => Endpoint>({
    title: 'Add Fault…',
    icon: 'add',
    palette: 'socketLab.hasRelays',
    menus: [socketRow('3_change@1', onRelay, single)],
  }),
  /** Replaces all faults of a relay. */
  setFaults: forPrograms<(id?: number, lines?: readonly string[]) => Endpoint>({
    title: 'Set Faults…',
    palette: 'socketLab.hasRelays',
  }),
  switchFaultsOff: forPrograms<(id?: number) => Endpoint>({
    title: 'Switch All Faults Off',
    palette: 'socketLab.hasFaults',
    menus: [socketRow('3_change@2', [onRelay, /\bfaultsOn\b/])],
  }),
  switchFaultsOn: forPrograms<(id?: number) => Endpoint>({
    title: 'Switch All Faults On',
    palette: 'socketLab.hasFaults',
    menus: [socketRow('3_change@3', [onRelay, /\bfaultsOff\b/])],
  }),
  removeAllFaults: forPrograms<(id?: number) => Endpoint>({
    title: 'Remove All Faults',
    palette: 'socketLab.hasFaults',
    menus: [socketRow('3_change@4', [onRelay, /\bfaults(?:On|Off)\b/])],
  }),
  editFault: forPeople('addFault replaces the fault of a kind and direction', {
    title: 'Edit Fault…',
    icon: 'edit',
    palette: false,
    menus: [socketRow('inline@1', /^fault\b/), socketRow('1_fault@1', /^fault\b/, single)],
  }),
  /** `fault`: a kind (`latency`), with a direction for those of that one (`latency up`), or the whole line. */
  removeFault: forPrograms<(id?: number, fault?: string) => Endpoint>({
    title: 'Remove Fault',
    icon: 'trash',
    palette: 'socketLab.hasFaults',
    menus: [socketRow('1_fault@2', /^fault\b/)],
  }),
  sendToClient: forPeople('send takes the id of either side', {
    title: 'Send to Client',
    icon: 'arrow-left',
    palette: false,
    menus: [socketRow('1_send@1', /^pair\b.*\btoClient\b/, single)],
  }),
  sendToTarget: forPeople('send takes the id of either side', {
    title: 'Send to Target',
    icon: 'arrow-right',
    palette: false,
    menus: [socketRow('1_send@2', /^pair\b.*\btoTarget\b/, single)],
  }),
};
