import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { Receiver } from '../support/receiver.ts';
import { closeEditor, run, socketLab } from './api.ts';

describe('payload notation', () => {
  let lab: SocketLabApi;
  let peer: Receiver;
  let client: number;
  let folder: string;

  before(async () => {
    lab = await socketLab();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-vscode-'));
    await writeFile(join(folder, 'body.txt'), 'from the file');
  });

  after(() => rm(folder, { recursive: true }));

  beforeEach(async () => {
    peer = new Receiver();
    client = (await run('connectTcp', await peer.address())).id;
  });

  afterEach(async () => {
    await run('stopAll');
    await run('removeClosed');
    peer.close();
    await closeEditor();
    assert.deepEqual(lab.endpoints(), []);
  });

  const text = async (length: number): Promise<string> => (await peer.received(length)).toString('latin1');
  const sendPayload = (payload: string) => run('send', { to: client, payload, format: 'payload' });
  const activeText = (): string | undefined => vscode.window.activeTextEditor?.document.getText();

  it('is sent with its lengths and checksums', async () => {
    const request = 'checksum("crc16-modbus", le){hex"01 03 00 00 00 0a"} len16be{"hi"}';
    assert.deepEqual(await sendPayload(request), { bytes: 12 });
    assert.equal((await peer.received(12)).toString('hex'), '01030000000ac5cd00026869');
  });

  it('counts from send to send, through every door, and is sent again as it was', async () => {
    await sendPayload('"n" counter(1)');
    assert.equal(await text(2), 'n1');
    await lab.send(client, '"n" counter(1)', { format: 'payload' });
    assert.equal(await text(2), 'n2');
    await run('sendAgain', client);
    assert.equal(await text(2), 'n2');
    await sendPayload('"n" counter(1)');
    assert.equal(await text(2), 'n3');
  });

  it('streams a file by itself, and puts one into a payload', async () => {
    const path = join(folder, 'body.txt');
    assert.deepEqual(await sendPayload(`file"${path}"`), { bytes: 13 });
    assert.equal(await text(13), 'from the file');
    assert.deepEqual(await sendPayload(`"Content-Length: " lenText(file"${path}")`), { bytes: 18 });
    assert.equal(await text(18), 'Content-Length: 13');
    await assert.rejects(sendPayload(`file"${join(folder, 'gone')}"`), /ENOENT/);
  });

  it('is not sent where it is malformed, and says where', async () => {
    await assert.rejects(sendPayload('"a"\n  u8(300)'), /Nothing was sent\. Line 2, column 6: 300 .*EINVAL/);
    await assert.rejects(sendPayload('"{{name}}"'), /Line 1, column 2: There is no variable "name"/);
    await assert.rejects(lab.send(client, 'x', { format: 'payload' }), /Line 1, column 1/);
    await assert.rejects(lab.send(client, 'x', { format: 'pdf' as never }), /EINVAL/);
    assert.equal(lab.endpoints()[0]?.bytesOut, 0);
  });

  it('goes to an editor as notation that gives the same bytes, and out of it as one payload', async () => {
    await run('editPayload', { payload: 'say "hi"\r\n', format: 'text' });
    assert.equal(activeText(), String.raw`"say \"hi\"\r\n"`);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'socket-payload');
    assert.deepEqual(await run('sendPayloadEditor', { to: client }), { bytes: 10 });
    assert.equal(await text(10), 'say "hi"\r\n');
    await assert.rejects(
      run('editPayload', { payload: '0', format: 'hex' }),
      /Line 1, column 1: A hex digit/,
    );
    await assert.rejects(run('editPayload', {} as never), /EINVAL/);
  });

  it('opens an empty editor where no composer is in view', async () => {
    await vscode.commands.executeCommand('workbench.view.explorer');
    await run('editPayload');
    assert.equal(activeText(), '');
  });

  it('is sent from a document by a key; what is wrong is selected and nothing sent', async () => {
    await run('editPayload', { payload: '<<CRLF END # a request\n  GET /\n  END\nlen8{counter()}' });
    await run('sendPayloadEditor');
    assert.equal(await text(9), 'GET /\r\n\x010');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor !== undefined);
    await editor.edit((edits) => edits.insert(new vscode.Position(3, 0), 'u8(256) '));
    await run('sendPayloadEditor');
    assert.deepEqual(editor.selection, new vscode.Selection(3, 3, 3, 6));
    await assert.rejects(run('sendPayloadEditor', {}), /Line 4, column 4: 256/);
    assert.equal(lab.endpoints()[0]?.bytesOut, 9);
  });

  it('finds files beside the document that it is written in', async () => {
    const file = join(folder, 'request.txt');
    await writeFile(file, '"<" file"body.txt" ">"\r\n');
    await vscode.window.showTextDocument(vscode.Uri.file(file));
    assert.deepEqual(await run('sendPayloadEditor', { to: client }), { bytes: 15 });
    assert.equal(await text(15), '<from the file>');
  });

  it('needs an editor to be sent from one', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await assert.rejects(run('sendPayloadEditor', {}), /ERR_NO_EDITOR/);
    await assert.rejects(run('sendPayloadEditor', 5 as never), /EINVAL/);
  });
});
