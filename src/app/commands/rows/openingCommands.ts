/** Commands that start listeners and connect clients, for each transport. */
import type { Endpoint } from '../../../model/endpoint.ts';
import { openingTitle } from '../../questions/transportChoices.ts';
import type { ListenOptions } from './commandArguments.ts';
import { at, forPrograms, inSockets, forPeople } from './commandRow.ts';
import { forEachTransport, openingCommandNames } from './transportCommands.ts';

export const openingCommands = {
  ...forEachTransport('listener', (transport) =>
    forPrograms<(address?: string, options?: ListenOptions) => Endpoint>({
      title: openingTitle('listener', transport),
      icon: 'broadcast',
    }),
  ),
  ...forEachTransport('client', (transport) =>
    forPrograms<(address?: string) => Endpoint>({ title: openingTitle('client', transport), icon: 'plug' }),
  ),
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
