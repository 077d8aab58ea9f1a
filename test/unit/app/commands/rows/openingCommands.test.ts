import assert from 'node:assert/strict';
import { commandNames, commandTable } from '../../../../../src/app/commands/commandTable.ts';
import type { CommandRow } from '../../../../../src/app/commands/rows/commandRow.ts';

/** The commands of a group in the title bar of the Sockets view, in their order. */
function inTitle(wanted: string): string[] {
  return commandNames
    .flatMap((name) => {
      const { menus = [] }: CommandRow = commandTable[name];
      return menus.flatMap(({ menu, group, when }) => {
        const isHere = menu === 'view/title' && when?.startsWith('view == socketLab.sockets') === true;
        const [, place = '', order = ''] = /^(.*)@(\d)$/.exec(group) ?? [];
        return isHere && place === wanted ? [`${order} ${name}`] : [];
      });
    })
    .toSorted()
    .map((entry) => entry.slice(2));
}

describe('the commands that open sockets', () => {
  it('are all in the menu of the view: listeners of each transport and of a group, then clients', () => {
    const listeners = ['startTcpListener', 'startTlsListener', 'startUdpListener', 'startUnixListener'];
    assert.deepEqual(inTitle('0_listen'), [...listeners, 'startMulticastListener']);
    assert.deepEqual(inTitle('1_connect'), ['connectTcp', 'connectTls', 'connectUdp', 'connectUnix']);
  });

  it('have two buttons, which ask for the transport, after the one for what is gone', () => {
    assert.deepEqual(inTitle('navigation'), ['startGone', 'startListener', 'connect']);
  });

  it('are in the palette by their transports, not by the buttons that ask for one', () => {
    const paletteOf = ({ palette }: CommandRow) => palette;
    const { startListener, connect, startTcpListener, startMulticastListener } = commandTable;
    assert.deepEqual([startListener, connect].map(paletteOf), [false, false]);
    assert.deepEqual([startTcpListener, startMulticastListener].map(paletteOf), [undefined, undefined]);
  });
});
