import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ConnectionNode,
  isSocketNode,
  isTreeNode,
  nodeId,
  StartableNode,
} from '../../../src/app/sockets/socketNodes.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'vscode');
/** Of the platform, which all bundles share. */
const shared = /^(?:vscode\.\w+|Error|Promise|Uint8Array|ArrayBuffer|Map|Set|RegExp|URL|AbortSignal)$/;

describe('things that go from one bundle of the extension to another', () => {
  it('are never told apart by a class of ours: each bundle has its own', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const found = files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/[\w)] instanceof ([\w.]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !shared.test(name))
        .map((name) => `${file}: instanceof ${name}`),
    );
    assert.ok(files.length > 100);
    assert.deepEqual(found, []);
  });

  it('are rows of the Sockets view, from whichever bundle', () => {
    const connection: unknown = structuredClone(new ConnectionNode(1, 2));
    assert.ok(isTreeNode(connection) && isSocketNode(connection));
    assert.equal(nodeId(connection), 2);
    assert.ok(isTreeNode(new StartableNode('a')));
    for (const other of [new StartableNode('a'), { kind: 'row' }, {}, null, 1])
      assert.ok(!isSocketNode(other));
  });
});
