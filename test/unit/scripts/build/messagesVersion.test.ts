import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagesVersion } from '../../../../scripts/build/messagesVersion.ts';

describe('messagesVersion', () => {
  const root = mkdtempSync(join(tmpdir(), 'messages-'));
  const write = (file: string, text: string): void => {
    writeFileSync(join(root, 'src', file), text);
  };
  before(() => {
    for (const folder of ['page', 'model', 'app']) mkdirSync(join(root, 'src', folder), { recursive: true });
    write('page/listMessages.ts', 'a');
    write('model/captureRow.ts', 'b');
  });
  after(() => rmSync(root, { recursive: true }));

  it('is another one when the messages or their types change, and only then', () => {
    const versions = [messagesVersion(root)];
    const next = (): void => void versions.push(messagesVersion(root));
    write('app/pageHost.ts', 'c');
    write('page/notes.md', 'c');
    assert.equal(messagesVersion(root), versions[0]);
    write('page/listMessages.ts', 'A');
    next();
    write('model/captureRow.ts', 'B');
    next();
    write('page/more.ts', '');
    next();
    assert.equal(new Set(versions).size, 4);
    assert.match(versions[0] ?? '', /^[0-9a-f]{12}$/);
  });
});
