import assert from 'node:assert/strict';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsIn, importsOf, sourceFiles } from '../../support/sourceImports.ts';

/** The layer table: which folder may import which others, and what from outside. Itself is always allowed. */
interface Layer {
  readonly folders: readonly string[];
  readonly node: boolean;
  readonly vscode: boolean;
  readonly packages: readonly string[];
}

const pure = ['src/model', 'src/address', 'src/bytes', 'src/language'];
const headless = [...pure, 'src/node', 'src/engine', 'src/capture', 'src/runner'];

function layer(folders: readonly string[], needs: Partial<Omit<Layer, 'folders'>> = {}): Layer {
  return { folders, node: false, vscode: false, packages: [], ...needs };
}

const layers: Readonly<Record<string, Layer>> = {
  'src/model': layer([]),
  'src/address': layer(['src/model']),
  'src/bytes': layer(['src/model']),
  // The requests of the page are declared once, as schemas: its types come from them, and the host checks by them.
  'src/page': layer(['src/model'], { packages: ['valibot'] }),
  'src/language': layer(['src/model', 'src/address', 'src/bytes']),
  'src/node': layer(pure, { node: true }),
  'src/engine': layer([...pure, 'src/node'], { node: true, packages: ['re2js'] }),
  'src/capture': layer(pure, { node: true }),
  'src/runner': layer([...pure, 'src/node', 'src/engine', 'src/capture'], { node: true }),
  'src/app': layer([...headless, 'src/page'], { node: true, packages: ['valibot'] }),
  'src/cli': layer([...headless, 'src/app'], { node: true }),
  'src/vscode': layer([...headless, 'src/page', 'src/app'], { node: true, vscode: true }),
  'src/extension.ts': layer([...headless, 'src/page', 'src/app', 'src/vscode'], { node: true, vscode: true }),
  'media/inspector': layer([...pure, 'src/page'], { packages: ['lit'] }),
};

describe('walls: no import against the layer table', () => {
  const files = ['src', 'media'].flatMap(sourceFiles);

  it('finds the sources', () => {
    assert.ok(files.length > 5);
  });

  it('finds every form of import', () => {
    const text = [
      "import 'a';",
      "import type { B } from 'b';",
      "import {\n  c,\n} from 'c';",
      "export { d } from 'd';",
      "const e = await import('e');",
      "type F = import('f').F;",
      "export * from 'g';",
    ].join('\n');
    assert.deepEqual(importsOf(text), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('tells wrong imports from right ones', () => {
    assert.equal(complaint('src/engine/engine.ts', '../model/result.ts'), undefined);
    assert.equal(complaint('src/engine/engine.ts', 'node:events'), undefined);
    assert.match(complaint('src/model/result.ts', '../engine/engine.ts') ?? '', /may not import src\/engine/);
    assert.match(complaint('src/bytes/escape.ts', 'node:buffer') ?? '', /Uint8Array/);
    assert.match(complaint('src/engine/engine.ts', 'vscode') ?? '', /src\/vscode/);
    assert.match(complaint('media/inspector/main.ts', '../../src/engine/engine.ts') ?? '', /channel/);
    assert.match(complaint('src/cli/main.ts', 'chalk') ?? '', /layer table/);
    assert.match(complaint('src/utils/x.ts', 'node:fs') ?? '', /no layer/);
  });

  it('holds for all of src and media', () => {
    const complaints = files.flatMap((file) => importsIn(file).map((target) => complaint(file, target)));
    assert.deepEqual(
      complaints.filter((text) => text !== undefined),
      [],
    );
  });
});

describe('walls: sockets only in links', () => {
  const files = sourceFiles('src');

  it('tells wrong imports from right ones', () => {
    for (const name of ['net', 'dgram', 'tls']) {
      assert.equal(socketComplaint('src/engine/link/socketLink.ts', `node:${name}`), undefined);
      assert.match(socketComplaint('src/engine/engine.ts', `node:${name}`) ?? '', /src\/engine\/link/);
      assert.match(socketComplaint('src/cli/main.ts', name) ?? '', /src\/engine\/link/);
    }
    assert.equal(socketComplaint('src/engine/kernel/resolve.ts', 'node:dns/promises'), undefined);
    assert.match(socketComplaint('src/engine/link/socketLink.ts', 'node:dns') ?? '', /src\/engine\/kernel/);
    assert.equal(socketComplaint('src/engine/engine.ts', 'node:events'), undefined);
  });

  it('holds for all of src, type imports included', () => {
    const complaints = files.flatMap((file) =>
      importsIn(file).map((target) => socketComplaint(file, target)),
    );
    assert.deepEqual(
      complaints.filter((text) => text !== undefined),
      [],
    );
  });
});

/** What is wrong with an import, and what to do instead; undefined when it is right. */
function complaint(file: string, target: string): string | undefined {
  const name = layerOf(file);
  const layer = name === undefined ? undefined : layers[name];
  if (name === undefined || layer === undefined) {
    return `${file} belongs to no layer: move it into one, or add its folder to the table in test/unit/walls/layers.test.ts.`;
  }
  if (target.startsWith('.')) return localComplaint(file, name, layer, target);
  if (target === 'vscode') {
    if (layer.vscode) return undefined;
    return `${file} imports vscode. Only src/vscode and src/extension.ts may: take what you need as a parameter, and let an adapter in src/vscode pass it.`;
  }
  if (isBuiltin(target)) {
    if (layer.node) return undefined;
    return `${file} imports ${target}, but ${name} runs without Node: bytes are Uint8Array, and what needs the system belongs to src/node or src/engine.`;
  }
  if (layer.packages.some((known) => target === known || target.startsWith(`${known}/`))) return undefined;
  return `${file} imports the package ${target}, which the layer table does not allow ${name}: do without, or add it in test/unit/walls/layers.test.ts with a reason.`;
}

/** What is wrong with an import of Node's sockets or its resolver; undefined when it is right. */
function socketComplaint(file: string, target: string): string | undefined {
  const name = target.replace(/^node:/, '').split('/')[0] ?? '';
  if (['net', 'dgram', 'tls'].includes(name) && !file.startsWith('src/engine/link/')) {
    return `${file} imports ${target}. Only src/engine/link calls sockets: use a link, an acceptor or an attempt of it; what an IP address is, src/address/ipAddress.ts says.`;
  }
  if (name === 'dns' && !file.startsWith('src/engine/kernel/')) {
    return `${file} imports ${target}. Only src/engine/kernel asks the resolver: take the resolve of the endpoint's context.`;
  }
  return undefined;
}

function localComplaint(file: string, name: string, layer: Layer, target: string): string | undefined {
  const path = posix.join(posix.dirname(file), target);
  const other = layerOf(path);
  if (other === name || (other !== undefined && layer.folders.includes(other))) return undefined;
  if (name === 'media/inspector') {
    return `${file} may not import ${path}: the page knows the host only through the channel and the messages of src/page.`;
  }
  const allowed = layer.folders.join(', ') || 'nothing else';
  return `${file} may not import ${other ?? path}: ${name} may import ${allowed}. Move what is shared down, or pass it in as a parameter.`;
}

function layerOf(file: string): string | undefined {
  return Object.keys(layers).find((layer) => file === layer || file.startsWith(`${layer}/`));
}
