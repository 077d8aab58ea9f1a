import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { run, socketLab, until } from './api.ts';

describe('saved endpoints', () => {
  let lab: SocketLabApi;
  const settings = () => vscode.workspace.getConfiguration('socketLab');
  const save = (endpoints: unknown) =>
    settings().update('endpoints', endpoints, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    lab = await socketLab();
  });

  afterEach(async () => {
    await run('stopAll');
    await run('removeClosed');
    await save(undefined);
  });

  it('start by their name or their address, with their responder', async () => {
    await save([
      { name: 'Device', listen: 'tcp://127.0.0.1:0', responder: 'upper' },
      { listen: 'udp://127.0.0.1:0' },
    ]);
    const device = await run('startSaved', 'Device');
    assert.equal(device.state, 'listening');
    assert.equal(device.responder, 'upper');
    assert.equal(device.name, 'Device');
    assert.equal((await run('startSaved', 'udp://127.0.0.1:0')).state, 'bound');
  });

  it('are not there twice: started, one is among the endpoints; removed, it can be started again', async () => {
    await save([{ name: 'Device', listen: 'tcp://127.0.0.1:0' }]);
    const device = await run('startSaved', 'Device');
    await assert.rejects(run('startSaved', 'Device'), /ENOENT/);
    await run('remove', device.id);
    assert.equal((await run('startSaved', 'Device')).state, 'listening');
  });

  it('say what is wrong with them', async () => {
    await save([{ name: 'Bad', listen: 'tcp://127.0.0.1:99999' }]);
    await assert.rejects(run('startSaved', 'Bad'), /99999.*EINVAL/);
    assert.deepEqual(lab.endpoints(), []);
  });

  it('are kept from an endpoint that is there', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0', { responder: 'echo' });
    await run('saveEndpoint', listener.id, 'Kept');
    const kept = [{ name: 'Kept', listen: 'tcp://127.0.0.1:0', responder: 'echo' }];
    await until(() => JSON.stringify(settings().get('endpoints')) === JSON.stringify(kept));
    const again = await run('startSaved', 'Kept');
    assert.equal(again.responder, 'echo');
  });
});

describe('copied addresses', () => {
  afterEach(async () => {
    await run('stopAll');
    await run('removeClosed');
  });

  it('are on the clipboard, also as lines for a terminal', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0');
    const port = /\d+$/.exec(listener.address)?.[0] ?? '';
    assert.equal(await run('copyAddress', listener.id), listener.address);
    assert.equal(await vscode.env.clipboard.readText(), listener.address);
    assert.equal(await run('copyAsNetcat', listener.id), `nc 127.0.0.1 ${port}`);
    assert.equal(await run('copyAsCurl', listener.id), `curl -v http://127.0.0.1:${port}/`);
    assert.match(await run('copyAsPython', listener.id), /^python3 -c /);
    const udp = await run('startUdpListener', '127.0.0.1:0');
    await assert.rejects(run('copyAsCurl', udp.id), /nothing to copy/);
  });
});
