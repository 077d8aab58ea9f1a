import assert from 'node:assert/strict';
import { commandTable } from '../../../../../src/app/commands/commandTable.ts';
import { forEachTransport } from '../../../../../src/app/commands/rows/transportCommands.ts';

describe('the commands that are there for each transport', () => {
  it('have the names that programs know', () => {
    const listen = forEachTransport('listener', (transport) => transport);
    assert.equal(listen.startTcpListener, 'tcp');
    assert.equal(listen.startUdpListener, 'udp');
    assert.equal(listen.startUnixListener, 'unix');
    const connect = forEachTransport('client', (transport) => transport);
    assert.equal(connect.connectTcp, 'tcp');
    assert.equal(connect.connectUdp, 'udp');
    assert.equal(connect.connectUnix, 'unix');
    for (const name of Object.keys({ ...listen, ...connect }))
      assert.ok(Object.hasOwn(commandTable, name), name);
  });

  it('are named by the commands that ask for the transport', () => {
    const { startListener, connect } = commandTable;
    assert.match(startListener.peopleOnly, /^use startTcpListener, (?:\w+, )*\w+ or startUnixListener$/);
    assert.match(connect.peopleOnly, /^use connectTcp, (?:\w+, )*\w+ or connectUnix$/);
  });

  it('leave out of the menus what a transport cannot do', () => {
    const [curl] = commandTable.copyAsCurl.menus ?? [];
    assert.equal(curl?.when, String.raw`viewItem =~ /^(?!.*\budp\b)/`);
    assert.match(commandTable.reset.menus?.[0]?.when ?? '', /viewItem =~ \/\\btcp\\b/);
    assert.doesNotMatch(commandTable.reset.menus?.[0]?.when ?? '', /udp|unix/);
  });
});
