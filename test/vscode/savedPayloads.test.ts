import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { Receiver } from '../support/receiver.ts';
import { run, socketLab, until } from './api.ts';

const setting = 'payloads';

describe('saved payloads', () => {
  let lab: SocketLabApi;
  let peer: Receiver;
  const settings = () => vscode.workspace.getConfiguration('socketLab');
  const save = (payloads: unknown, target = vscode.ConfigurationTarget.Workspace) =>
    settings().update(setting, payloads, target);

  before(async () => {
    lab = await socketLab();
  });

  beforeEach(() => {
    peer = new Receiver();
  });

  afterEach(async () => {
    await run('stopAll');
    await run('removeClosed');
    peer.close();
    await save(undefined);
    await save(undefined, vscode.ConfigurationTarget.Global);
    assert.deepEqual(lab.endpoints(), []);
  });

  it('are sent by name, to the target or to whom a key names', async () => {
    await save([
      { name: 'ping', payload: '"ping" hex"00 ff"' },
      { name: 'line', payload: 'a\\r\\n', format: 'escapes' },
    ]);
    const client = await run('connectTcp', await peer.address());
    assert.deepEqual(await run('sendSaved', 'ping'), { bytes: 6 });
    assert.deepEqual(await run('sendSaved', { name: 'line', to: client.id }), { bytes: 3 });
    assert.equal((await peer.received(9)).toString('latin1'), 'ping\0\u00ffa\r\n');
  });

  it('reject, with a code: no such name, nothing open, no bytes', async () => {
    await save([
      { name: 'ping', payload: '"ping"' },
      { name: 'broken', payload: '"ping' },
    ]);
    await assert.rejects(run('sendSaved', 'ping'), /EDESTADDRREQ/);
    const client = await run('connectTcp', await peer.address());
    await assert.rejects(run('sendSaved', 'pign'), /did you mean "ping".*ENOENT/);
    await assert.rejects(run('sendSaved', 'broken'), /EINVAL/);
    await assert.rejects(run('sendSaved', { to: client.id } as never), /EINVAL/);
    await assert.rejects(run('sendSaved', { name: 'ping', to: 99_999 }), /ENOTCONN/);
    await run('send', { to: client.id, payload: 'only this' });
    assert.equal((await peer.received(9)).toString(), 'only this');
  });

  it('are kept in the user settings, or where the workspace lists some, and replace their namesake', async () => {
    await run('savePayload', { name: 'mine', payload: '"mine"' });
    const inspected = () => settings().inspect<unknown>(setting);
    assert.deepEqual(inspected()?.globalValue, [{ name: 'mine', payload: '"mine"' }]);
    await save([{ name: 'a', payload: '"a"' }, { name: 'b', payload: '"b"' }, 'broken']);
    await run('savePayload', { name: 'a', payload: '00', format: 'hex' });
    assert.deepEqual(inspected()?.workspaceValue, [
      { name: 'a', payload: '00', format: 'hex' },
      { name: 'b', payload: '"b"' },
      'broken',
    ]);
    assert.deepEqual(inspected()?.globalValue, [{ name: 'mine', payload: '"mine"' }]);
    await assert.rejects(run('savePayload', { name: 'bad', payload: '"' }), /EINVAL/);
    await assert.rejects(run('savePayload', { name: '', payload: '""' }), /EINVAL/);
  });

  it('are edited in the settings file that has them', async () => {
    await save([{ name: 'a', payload: '"a"' }]);
    await run('editSavedPayloads');
    const { activeTextEditor } = vscode.window;
    assert.match(activeTextEditor?.document.uri.path ?? '', /\.vscode\/settings\.json$/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

describe('repeated sending', () => {
  let lab: SocketLabApi;
  let peer: Receiver;
  let client: number;

  before(async () => {
    lab = await socketLab();
  });

  beforeEach(async () => {
    peer = new Receiver();
    client = (await run('connectTcp', await peer.address())).id;
  });

  afterEach(async () => {
    await run('stopAll');
    await run('removeClosed');
    peer.close();
    assert.deepEqual(lab.endpoints(), []);
  });

  it('sends so many times, and says what came of it', async () => {
    const over = await run('repeatSend', { payload: 'ping', every: '5ms', times: 20 });
    assert.deepEqual(over.ending, { kind: 'done' });
    assert.equal(over.sent, 20);
    assert.ok(over.seconds >= 0.09 && over.perSecond <= 220, JSON.stringify(over));
    assert.equal((await peer.received(80)).toString(), 'ping'.repeat(20));
  });

  it('goes on as fast as the peer reads until it is stopped', async () => {
    const over = run('repeatSend', { to: client, payload: '00 ff', format: 'hex', every: '0' });
    await peer.received(20_000);
    assert.equal(await run('stopRepeating', client), 1);
    const { ending, sent } = await over;
    assert.deepEqual(ending, { kind: 'stopped' });
    assert.ok(sent >= 10_000);
    assert.equal(await run('stopRepeating', 'all'), 0);
  });

  it('takes a saved payload, and sends to several at once', async () => {
    const settings = vscode.workspace.getConfiguration('socketLab');
    const { Workspace } = vscode.ConfigurationTarget;
    await settings.update(setting, [{ name: 'ping', payload: '"ping"' }], Workspace);
    const second = (await run('connectTcp', await peer.address())).id;
    const both = [client, second].map((to) =>
      run('repeatSend', { to, name: 'ping', every: '1ms', times: 50 }),
    );
    for (const { sent } of await Promise.all(both)) assert.equal(sent, 50);
    await peer.received(400);
    await settings.update(setting, undefined, Workspace);
  });

  it('ends with its target, and with Stop All', async () => {
    const closed = run('repeatSend', { to: client, payload: 'a', every: '10s' });
    await peer.received(1);
    await run('stop', client);
    assert.deepEqual((await closed).ending, { kind: 'closed' });
    const again = (await run('connectTcp', await peer.address())).id;
    const all = run('repeatSend', { to: again, payload: 'a', every: '1ms' });
    await until(() => (lab.endpoints().find(({ id }) => id === again)?.bytesOut ?? 0) > 3);
    await run('stopAll');
    assert.equal((await all).ending.kind, 'closed');
  });

  it('ends when its peer goes', async () => {
    const over = run('repeatSend', { to: client, payload: 'a', every: '5ms' });
    await peer.received(3);
    for (const socket of peer.sockets) socket.resetAndDestroy();
    assert.match((await over).ending.kind, /^(?:closed|failed)$/);
  });

  it('rejects what cannot be begun', async () => {
    const every = '1s';
    await assert.rejects(run('repeatSend', { payload: 'a', every: 'often' }), /EINVAL/);
    await assert.rejects(run('repeatSend', { payload: 'a', every: 5 } as never), /EINVAL/);
    await assert.rejects(run('repeatSend', { payload: 'a', every, times: 0 }), /EINVAL/);
    await assert.rejects(run('repeatSend', { payload: 'zz', format: 'hex', every }), /EINVAL/);
    await assert.rejects(run('repeatSend', { every }), /EINVAL/);
    await assert.rejects(run('repeatSend', { name: 'nobody', every }), /ENOENT/);
    await assert.rejects(run('repeatSend', { payload: 'a', name: 'ping', every }), /EINVAL/);
    await assert.rejects(run('repeatSend', { to: 99_999, payload: 'a', every }), /ENOTCONN/);
    await assert.rejects(run('stopRepeating', 'x' as never), /EINVAL/);
    const running = run('repeatSend', { payload: 'a', every });
    await assert.rejects(run('repeatSend', { payload: 'a', every }), /EALREADY/);
    await run('stopRepeating', 'all');
    assert.equal((await running).sent, 1);
  });
});
