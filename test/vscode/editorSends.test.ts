import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { SocketLabApi } from '../../src/vscode/apiTypes.ts';
import { Receiver } from '../support/receiver.ts';
import { closeEditor, openUntitled, run, socketLab, until } from './api.ts';

describe('sending from an editor', () => {
  let lab: SocketLabApi;
  let peer: Receiver;
  let client: number;
  let folder: string;

  before(async () => {
    lab = await socketLab();
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-vscode-'));
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

  async function edit(content: string, ...selections: [number, number, number, number][]) {
    const editor = await openUntitled(content);
    if (selections.length > 0) editor.selections = selections.map((four) => new vscode.Selection(...four));
    return editor;
  }

  const text = async (length: number): Promise<string> => (await peer.received(length)).toString();

  it('sends the selection as UTF-8', async () => {
    await edit('grüße 🌮 an alle', [0, 0, 0, 8]);
    assert.deepEqual(await run('sendSelection', { to: client }), { bytes: 12 });
    assert.equal(await text(12), 'grüße 🌮');
  });

  it('sends several selections in the order of the document', async () => {
    await edit('one two three', [0, 8, 0, 13], [0, 0, 0, 4]);
    assert.deepEqual(await run('sendSelection', {}), { bytes: 9 });
    assert.equal(await text(9), 'one three');
  });

  it("sends with the document's line endings", async () => {
    const editor = await edit('GET / HTTP/1.1\nHost: x\n\n', [0, 0, 3, 0]);
    await editor.edit((edits) => edits.setEndOfLine(vscode.EndOfLine.CRLF));
    editor.selection = new vscode.Selection(0, 0, 3, 0);
    await run('sendSelection', {});
    assert.equal(await text(27), 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    editor.selection = new vscode.Selection(1, 2, 1, 2);
    assert.deepEqual(await run('sendLine', { to: client }), { bytes: 9 });
    assert.equal(await text(9), 'Host: x\r\n');
  });

  it('sends line after line when asked by a key, without arguments', async () => {
    const editor = await edit('first\nsecond\nlast', [0, 2, 0, 2]);
    await run('sendLine');
    assert.equal(editor.selection.active.line, 1);
    await run('sendSelection');
    assert.equal(editor.selection.active.line, 2);
    await run('sendLine');
    assert.equal(await text(18), 'first\nsecond\nlast\n');
  });

  for (const paceMs of [1, 3, 5, 8, 13]) {
    it(`sends each line once, with a key pressed every ${String(paceMs)} ms`, async () => {
      const lines = Array.from({ length: 100 }, (_, index) => `line ${String(index)}\n`);
      await edit(`${lines.join('')}left`, [0, 0, 0, 0]);
      for (const _ of lines) {
        await run('sendLine');
        // What VS Code says of the cursor comes in between, later than the next press.
        await setTimeout(paceMs);
      }
      const expected = lines.join('');
      assert.equal(await text(expected.length), expected);
    });
  }

  it('leaves the cursor alone for a program', async () => {
    const editor = await edit('first\nsecond', [0, 2, 0, 2]);
    await run('sendLine', {});
    assert.equal(editor.selection.active.line, 0);
  });

  it('reads hex with comments, and says where it is wrong', async () => {
    const editor = await edit('# header\nde ad, 0xbe # why\nef\nzz 00', [0, 0, 2, 2]);
    assert.deepEqual(await run('sendSelectionAsHex', {}), { bytes: 4 });
    assert.deepEqual([...(await peer.received(4))], [0xde, 0xad, 0xbe, 0xef]);
    editor.selection = new vscode.Selection(2, 0, 3, 5);
    await assert.rejects(run('sendSelectionAsHex', {}), /Line 4, column 1: "zz" is not hex.*EINVAL/);
    await run('sendSelectionAsHex');
    assert.deepEqual(editor.selection, new vscode.Selection(3, 0, 3, 2), 'the spot is selected');
    assert.equal(lab.endpoints()[0]?.bytesOut, 4, 'nothing more was sent');
  });

  it('rejects without an editor, and without a target', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await assert.rejects(run('sendLine', {}), /ERR_NO_EDITOR/);
    await edit('x');
    await assert.rejects(run('sendLine', { to: 99_999 }), /Nothing went out to #99999.*ENOTCONN/);
    await run('stopAll');
    await assert.rejects(run('sendLine', {}), /EDESTADDRREQ/);
    await assert.rejects(run('sendLine', 5 as never), /EINVAL/);
  });

  it('sends a file from its path, its Uri and its URI text', async () => {
    const file = join(folder, 'some.bin');
    await writeFile(file, Buffer.from([0, 1, 2, 255]));
    const expected = Buffer.from([0, 1, 2, 255]);
    for (const given of [file, vscode.Uri.file(file), vscode.Uri.file(file).toString()]) {
      assert.deepEqual(await run('sendFile', { file: given, to: client }), { bytes: 4 });
      assert.deepEqual(await peer.received(4), expected);
    }
  });

  it('sends what is on disk, and an untitled document from memory', async () => {
    const file = join(folder, 'text.txt');
    await writeFile(file, 'on disk');
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(file));
    await editor.edit((edits) => edits.insert(new vscode.Position(0, 0), 'not yet '));
    assert.deepEqual(await run('sendFile', { file }), { bytes: 7 });
    assert.equal(await text(7), 'on disk');
    await closeEditor();
    const untitled = await edit('never saved');
    assert.deepEqual(await run('sendFile', { file: untitled.document.uri }), { bytes: 11 });
    assert.equal(await text(11), 'never saved');
  });

  it('streams 64 MB through a slow reader, byte for byte', async () => {
    const file = join(folder, 'big.bin');
    const bytes = Buffer.alloc(64_000_000);
    for (let at = 0; at + 4 <= bytes.length; at += 4)
      bytes.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at);
    await writeFile(file, bytes);
    const hash = createHash('sha256');
    let seen = 0;
    let pauses = 0;
    const [socket] = peer.sockets;
    assert.ok(socket);
    socket.removeAllListeners('data');
    const all = new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        hash.update(chunk);
        seen += chunk.length;
        if (seen >= bytes.length) resolve();
        // Lets the sender run into its limit several times.
        if (seen > (pauses + 1) * 8_000_000) {
          pauses++;
          socket.pause();
          setImmediate(() => socket.resume());
        }
      });
    });
    assert.deepEqual(await run('sendFile', { file, to: client }), { bytes: bytes.length });
    await all;
    assert.equal(hash.digest('hex'), createHash('sha256').update(bytes).digest('hex'));
  });

  it('says what is wrong with a file', async () => {
    await assert.rejects(run('sendFile', { file: join(folder, 'none') }), /none does not exist.*ENOENT/);
    await assert.rejects(run('sendFile', { file: folder }), /is a folder.*EISDIR/);
    await assert.rejects(run('sendFile', {} as never), /EINVAL/);
    await assert.rejects(run('sendFile', { file: 'memfs:/none' }), /file system that is not there.*ENODEV/);
  });

  it('sends a file of another file system whole, up to a limit', async () => {
    const files = new Map([
      ['/small.txt', { size: 5, bytes: Buffer.from('small') }],
      ['/huge.bin', { size: 64 * 1024 * 1024 + 1, bytes: Buffer.alloc(0) }],
    ]);
    const found = ({ path }: vscode.Uri) => {
      const file = files.get(path);
      if (file === undefined) throw vscode.FileSystemError.FileNotFound();
      return file;
    };
    const refuse = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const nothing = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const registered = vscode.workspace.registerFileSystemProvider('sendlab', {
      onDidChangeFile: nothing.event,
      watch: () => nothing,
      stat: (uri) => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: found(uri).size }),
      readFile: (uri) => found(uri).bytes,
      readDirectory: () => [],
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    });
    try {
      assert.deepEqual(await run('sendFile', { file: 'sendlab:/small.txt' }), { bytes: 5 });
      assert.equal(await text(5), 'small');
      await assert.rejects(run('sendFile', { file: 'sendlab:/huge.bin' }), /huge\.bin.*up to 67 MB.*EFBIG/);
      await assert.rejects(run('sendFile', { file: 'sendlab:/none' }), /none does not exist.*ENOENT/);
    } finally {
      registered.dispose();
      nothing.dispose();
    }
  });

  it('tells how much of a file went out when the connection ends in the middle', async () => {
    const file = join(folder, 'cut.bin');
    await writeFile(file, Buffer.alloc(64_000_000));
    const [socket] = peer.sockets;
    assert.ok(socket);
    socket.removeAllListeners('data');
    socket.pause();
    const sending = run('sendFile', { file, to: client });
    await until(() => lab.endpoints()[0]?.connections[0]?.queued !== 0);
    socket.resetAndDestroy();
    await assert.rejects(sending, /Of cut\.bin, .*MB of 64 MB had gone out to tcp:.*ECONNRESET/);
  });

  it('sends again what was sent: bytes from memory, a file from its disk', async () => {
    const other = new Receiver();
    const second = (await run('connectTcp', await other.address())).id;
    await run('send', { to: client, payload: 'to the first' });
    await lab.send(second, 'api');
    assert.equal(await text(12), 'to the first');
    assert.deepEqual(await run('sendAgain', client), { bytes: 12 });
    assert.equal(await text(12), 'to the first');
    assert.deepEqual(await run('sendAgain', second), { bytes: 3 });
    assert.equal((await other.received(6)).toString(), 'apiapi');
    const file = join(folder, 'again.txt');
    await writeFile(file, 'old');
    await run('sendFile', { file, to: client });
    await writeFile(file, 'newer');
    assert.deepEqual(await run('sendAgain', client), { bytes: 5 });
    assert.equal(await text(8), 'oldnewer');
    other.close();
  });

  it('sends again to the current target when asked by a key', async () => {
    await run('send', { to: client, payload: 'hello' });
    await run('sendAgain');
    assert.equal(await text(10), 'hellohello');
  });

  it('takes no answer of a responder for what the user sent', async () => {
    const listener = await run('startTcpListener', '127.0.0.1:0', { responder: 'upper' });
    const speaker = (await run('connectTcp', listener.address)).id;
    await run('send', { to: speaker, payload: 'abc' });
    await until(() => lab.endpoints().find(({ id }) => id === speaker)?.bytesIn === 3);
    assert.deepEqual(await run('sendAgain', listener.id), { bytes: 3 });
    await until(() => lab.endpoints().find(({ id }) => id === speaker)?.bytesIn === 6);
    const rows = await lab.rows({ id: speaker, bytes: true });
    const received = rows.filter(({ direction }) => direction === 'in');
    assert.equal(Buffer.concat(received.map(({ bytes }) => bytes ?? new Uint8Array())).toString(), 'ABCabc');
  });

  it('refuses what no datagram can carry before it sends', async () => {
    const listener = await run('startUdpListener', '127.0.0.1:0');
    const udp = (await run('connectUdp', listener.address)).id;
    const file = join(folder, 'long.bin');
    await writeFile(file, Buffer.alloc(65_508));
    await assert.rejects(run('sendFile', { file, to: udp }), /65,508 bytes.*at most 65,507.*EMSGSIZE/);
    await assert.rejects(run('send', { to: udp, payload: 'x'.repeat(65_508) }), /EMSGSIZE/);
    await run('send', { to: udp, payload: 'x' });
    await assert.rejects(run('sendFile', { file, to: udp }), /EMSGSIZE/);
    assert.deepEqual(await run('sendAgain', udp), { bytes: 1 }, 'what was refused was not sent');
    await writeFile(file, Buffer.alloc(65_507));
    assert.deepEqual(await run('sendFile', { file, to: udp }), { bytes: 65_507 });
  });
});
