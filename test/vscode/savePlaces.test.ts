import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { savePlaceAt } from '../../src/vscode/ui/userInterface.ts';

/** A file system of an extension, whose folder `locked` may not be written. */
function memoryFiles(files: Map<string, Uint8Array>): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const registered = vscode.workspace.registerFileSystemProvider('savelab', {
    onDidChangeFile: changes.event,
    watch: () => changes,
    stat: ({ path }) => {
      const file = files.get(path);
      if (file === undefined && path.endsWith('.bin')) throw vscode.FileSystemError.FileNotFound();
      const type = file === undefined ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, ctime: 0, mtime: 0, size: file?.length ?? 0 };
    },
    readFile: ({ path }) => files.get(path) ?? refuse(),
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: ({ path }, bytes) => void (path.startsWith('/locked/') ? refuse() : files.set(path, bytes)),
    delete: refuse,
    rename: refuse,
  });
  return vscode.Disposable.from(registered, changes);
}

describe('places to save to', () => {
  it('on a disk are written by path', () => {
    const path = join(tmpdir(), 'a.bin');
    assert.deepEqual(savePlaceAt(vscode.Uri.file(path)), { name: 'a.bin', path });
  });

  it('on a file system of an extension are written by VS Code, and fail as that does', async () => {
    const files = new Map<string, Uint8Array>();
    const registered = memoryFiles(files);
    try {
      const place = savePlaceAt(vscode.Uri.parse('savelab:/folder/a.bin'));
      assert.ok('write' in place);
      assert.equal(place.name, 'a.bin');
      await place.write(Uint8Array.of(1, 2, 3));
      assert.deepEqual([...(files.get('/folder/a.bin') ?? [])], [1, 2, 3]);
      const locked = savePlaceAt(vscode.Uri.parse('savelab:/locked/a.bin'));
      assert.ok('write' in locked);
      await assert.rejects(locked.write(Uint8Array.of(1)), { code: 'NoPermissions' });
    } finally {
      registered.dispose();
    }
  });
});
