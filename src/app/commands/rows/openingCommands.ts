/** Commands that start listeners and connect clients, for each transport. */
import type { Endpoint } from '../../../model/endpoint.ts';
import { transportNames } from '../../../model/transports.ts';
import { multicastChoice, openingTitle } from '../../questions/transportChoices.ts';
import type { ListenOptions } from './commandArguments.ts';
import { at, forPrograms, inSockets, forPeople, type MenuPlace } from './commandRow.ts';
import { forEachTransport, openingCommandNames } from './transportCommands.ts';

export const openingCommands = {
  ...forEachTransport('listener', (transport) =>
    forPrograms<(address?: string, options?: ListenOptions) => Endpoint>({
      title: openingTitle('listener', transport),
      icon: 'broadcast',
      menus: [inViewMenu('0_listen', transportNames.indexOf(transport))],
    }),
  ),
  ...forEachTransport('client', (transport) =>
    forPrograms<(address?: string) => Endpoint>({
      title: openingTitle('client', transport),
      icon: 'plug',
      menus: [inViewMenu('1_connect', transportNames.indexOf(transport))],
    }),
  ),
  /** A UDP listener, with a group as the suggested address. */
  startMulticastListener: forPeople('startUdpListener takes the address of a group', {
    title: multicastChoice.title,
    icon: 'broadcast',
    menus: [inViewMenu('0_listen', transportNames.length)],
  }),
  /** Asks for the transport first. */
  startListener: forPeople(`use ${openingCommandNames('listener')}`, {
    title: 'Start Listener',
    icon: 'add',
    palette: false,
    menus: [at('view/title', 'navigation@1', inSockets)],
  }),
  connect: forPeople(`use ${openingCommandNames('client')}`, {
    title: 'Connect',
    icon: 'plug',
    palette: false,
    menus: [at('view/title', 'navigation@2', inSockets)],
  }),
};

/** In the menu of the view's title, where what the buttons ask for first can be found. */
function inViewMenu(group: string, index: number): MenuPlace {
  return at('view/title', `${group}@${index + 1}`, inSockets);
}
