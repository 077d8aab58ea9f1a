/** Commands that start listeners and connect clients. */
import type { Endpoint } from '../../../model/endpoint.ts';
import type { ListenOptions } from './commandArguments.ts';
import { at, forPrograms, inSockets, forPeople } from './commandRow.ts';

export const openingCommands = {
  startTcpListener: forPrograms<(address?: string, options?: ListenOptions) => Endpoint>({
    title: 'Start TCP Listener',
    icon: 'broadcast',
  }),
  startUdpListener: forPrograms<(address?: string, options?: ListenOptions) => Endpoint>({
    title: 'Start UDP Listener',
    icon: 'broadcast',
  }),
  startUnixListener: forPrograms<(address?: string, options?: ListenOptions) => Endpoint>({
    title: 'Start Unix Listener',
    icon: 'broadcast',
  }),
  connectTcp: forPrograms<(address?: string) => Endpoint>({ title: 'Connect over TCP', icon: 'plug' }),
  connectUdp: forPrograms<(address?: string) => Endpoint>({ title: 'Connect over UDP', icon: 'plug' }),
  connectUnix: forPrograms<(address?: string) => Endpoint>({
    title: 'Connect over Unix Socket',
    icon: 'plug',
  }),
  /** Asks for the transport first. */
  startListener: forPeople('use startTcpListener, startUdpListener or startUnixListener', {
    title: 'Start Listener',
    icon: 'add',
    palette: false,
    menus: [at('view/title', 'navigation@1', inSockets)],
  }),
  connect: forPeople('use connectTcp, connectUdp or connectUnix', {
    title: 'Connect',
    icon: 'plug',
    palette: false,
    menus: [at('view/title', 'navigation@2', inSockets)],
  }),
};
