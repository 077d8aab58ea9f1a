/** Commands that act on the stream of a connection. */
import type { Connection, Endpoint } from '../../../model/endpoint.ts';
import { transportNames, transports } from '../../../model/transports.ts';
import type { SecureArguments } from '../../actions/secureArguments.ts';
import { single, socketRow, forPrograms } from './commandRow.ts';

const resettable = transportNames.filter((transport) => transports[transport].resets);
const isResettable = new RegExp(resettable.map((transport) => `\\b${transport}\\b`).join('|'));

export const connectionCommands = {
  halfClose: forPrograms<(id?: number) => Endpoint>({
    title: 'Half-Close',
    icon: 'debug-step-over',
    palette: 'socketLab.hasHalfOpen',
    menus: [socketRow('4_close@1', /\bstream\b.*\bsendable\b|\bsendable\b.*\bstream\b/)],
  }),
  reset: forPrograms<(id?: number) => Endpoint>({
    title: 'Reset Connection',
    icon: 'debug-disconnect',
    palette: 'socketLab.hasTcpStreams',
    menus: [socketRow('4_close@2', [/\bstream\b/, isResettable]), socketRow('4_close@2', /\bresettable\b/)],
  }),
  pauseReading: forPrograms<(id?: number) => Endpoint>({
    title: 'Pause Reading',
    icon: 'debug-pause',
    palette: 'socketLab.hasReading',
    menus: [socketRow('3_change@3', [/\bstream\b/, /^(?!.*paused)/])],
  }),
  resumeReading: forPrograms<(id?: number) => Endpoint>({
    title: 'Resume Reading',
    icon: 'debug-continue',
    palette: 'socketLab.hasPaused',
    menus: [socketRow('3_change@3', /\bpaused\b/)],
  }),
  /** STARTTLS: TLS begins on a connection that is open. Returns the connection, once the handshake is done. */
  secure: forPrograms<(id?: number, options?: SecureArguments) => Connection>({
    title: 'Start TLS on Connection',
    icon: 'lock',
    palette: 'socketLab.hasPlainStreams',
    menus: [socketRow('3_change@4', /\bplain\b/, single)],
  }),
  /** The bytes of a connection, or of a client's connection, as one stream in the traffic inspector. */
  followStream: forPrograms<(id?: number) => void>({
    title: 'Follow Stream',
    icon: 'comment-discussion',
    palette: 'socketLab.hasEndpoints',
    menus: [socketRow('2_look@2', /^(connection|pair|endpoint client)\b/, single)],
  }),
};
