import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { socketLab, until } from './api.ts';

describe('the extension API', () => {
  let lab: SocketLabApi;

  before(async () => {
    lab = await socketLab();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('socketLab.stopAll');
    await vscode.commands.executeCommand('socketLab.removeClosed');
  });

  it('has a version', () => {
    assert.equal(lab.version, 1);
  });

  it('listens, connects, sends, shows rows and stops', async () => {
    const listener = await lab.listen('tcp://127.0.0.1:0', { responder: 'echo' });
    const client = await lab.connect(listener.address);
    assert.deepEqual(await lab.send(client.id, new TextEncoder().encode('ping')), { bytes: 4 });
    await until(() => lab.endpoints().find(({ id }) => id === client.id)?.bytesIn === 4);
    const rows = await lab.rows({ id: client.id });
    assert.deepEqual(
      rows
        .map(({ type }) => type)
        .filter((type) => type === 'opening' || type === 'connected' || type === 'data'),
      ['opening', 'connected', 'data', 'data'],
    );
    assert.equal(rows[0]?.bytes, undefined);
    const last = rows.at(-1);
    assert.ok(last);
    assert.deepEqual(
      (await lab.rows({ from: last.seq, count: 1, bytes: true })).map(({ bytes }) => bytes),
      [new Uint8Array([112, 105, 110, 103])],
    );
    assert.equal((await lab.stop(client.id)).state, 'closed');
  });

  it('lists what a relay holds, and decides on it', async () => {
    const server = await lab.listen('tcp://127.0.0.1:0', { responder: 'upper' });
    const relay = await lab.relay('tcp://127.0.0.1:0', server.address, { faults: ['hold up'] });
    const client = await lab.connect(relay.address);
    await lab.send(client.id, 'ping');
    await until(() => lab.held().length === 1);
    const [item] = lab.held(relay.id);
    assert.ok(item);
    assert.deepEqual([item.flow, String.fromCharCode(...item.bytes)], ['up', 'ping']);
    await lab.decide(item.id, { kind: 'forward', bytes: new TextEncoder().encode('edited') });
    await until(() => lab.endpoints().find(({ id }) => id === client.id)?.bytesIn === 6);
    await assert.rejects(lab.decide(item.id, { kind: 'drop' }), { code: 'ENOENT' });
    await assert.rejects(lab.decide(item.id, { kind: 'keep' } as never), { code: 'EINVAL' });
    await lab.send(client.id, 'again');
    await until(() => lab.held().length === 1);
    assert.equal(await vscode.commands.executeCommand('socketLab.forwardAllHeld', relay.id), 1);
    assert.deepEqual(await vscode.commands.executeCommand('socketLab.showHeld', 'all'), []);
    await until(() => lab.endpoints().find(({ id }) => id === client.id)?.bytesIn === 11);
  });

  it('tells of changes', async () => {
    const changed = new Promise<void>((resolve) => {
      const watching = lab.onDidChange(() => {
        watching.dispose();
        resolve();
      });
    });
    await lab.listen('udp://127.0.0.1:0');
    await changed;
  });

  it('rejects what is wrong with a code', async () => {
    await assert.rejects(lab.listen('127.0.0.1:0'), { code: 'EINVAL' });
    await assert.rejects(lab.stop(99_999), { code: 'ENOTCONN' });
  });
});
