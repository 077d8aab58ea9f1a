import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';

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

interface Floor {
  readonly name: string;
  /** Folders within it. */
  readonly folders: readonly string[];
}

/**
 * The floors of a layer, the lowest first: a folder may import those of its own floor and of the floors below. The files
 * of the layer itself wire them: they may import all floors, and none may import them.
 */
const floorsOf: Readonly<Record<string, readonly Floor[]>> = {
  'src/vscode': [
    // Prompts check and explain rules as diagnostics and hovers do.
    { name: 'ui', folders: ['ui', 'prompts', 'languages'] },
    { name: 'views', folders: ['views', 'trees'] },
    { name: 'editors', folders: ['editors'] },
    { name: 'tests', folders: ['experiments'] },
    { name: 'commands', folders: ['commands', 'tasks'] },
  ],
  'media/inspector': [
    { name: 'parts', folders: ['parts'] },
    // The states of all parts of the page, as the view of one shows those of others.
    { name: 'state', folders: ['state'] },
    {
      name: 'views',
      folders: ['chart', 'composer', 'detail', 'filter', 'find', 'list', 'sockets', 'stream'],
    },
    { name: 'shell', folders: ['shell'] },
  ],
};

const root = dirname(dirname(import.meta.dirname));
const importPattern =
  /^\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/gm;

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
    const complaints = files.flatMap((file) =>
      importsOf(readFileSync(join(root, file), 'utf8')).map((target) => complaint(file, target)),
    );
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
      importsOf(readFileSync(join(root, file), 'utf8')).map((target) => socketComplaint(file, target)),
    );
    assert.deepEqual(
      complaints.filter((text) => text !== undefined),
      [],
    );
  });
});

describe('walls: no circle of files or of folders, type imports included', () => {
  const files = ['src', 'media'].flatMap(sourceFiles);
  const imports = new Map(
    files.map((file) => {
      const targets = importsOf(readFileSync(join(root, file), 'utf8')).filter((target) =>
        target.startsWith('.'),
      );
      return [file, targets.map((target) => posix.join(posix.dirname(file), target))] as const;
    }),
  );

  it('finds a circle', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    assert.deepEqual(circlesOf(graph), [['a', 'b', 'c']]);
  });

  it('has none of files', () => {
    assert.deepEqual(circlesOf(imports), []);
  });

  it('has none of folders', () => {
    const folders = new Map<string, string[]>();
    for (const [file, targets] of imports) {
      const from = posix.dirname(file);
      const others = targets.map((target) => posix.dirname(target)).filter((folder) => folder !== from);
      folders.set(from, [...(folders.get(from) ?? []), ...others]);
    }
    assert.deepEqual(circlesOf(folders), []);
  });
});

describe('walls: the floors of src/vscode and of the page', () => {
  it('tell wrong imports from right ones', () => {
    const wrong = 'src/vscode/ui/ask.ts';
    assert.equal(floorComplaint('src/vscode/views/statusBar.ts', '../trees/socketsView.ts'), undefined);
    assert.equal(floorComplaint('src/vscode/commands/command.ts', '../ui/messages.ts'), undefined);
    assert.equal(floorComplaint('src/vscode/api.ts', './commands/command.ts'), undefined);
    assert.equal(floorComplaint(wrong, '../../model/result.ts'), undefined);
    assert.match(floorComplaint(wrong, '../views/statusBar.ts') ?? '', /may not import .*views/);
    assert.match(floorComplaint(wrong, '../api.ts') ?? '', /may not import/);
    assert.match(floorComplaint('src/vscode/utils/x.ts', './y.ts') ?? '', /no floor/);
    assert.equal(floorComplaint('media/inspector/list/trafficList.ts', '../state/pageState.ts'), undefined);
    assert.match(
      floorComplaint('media/inspector/state/pageState.ts', '../shell/page.ts') ?? '',
      /may not import/,
    );
  });

  it('hold for all of it', () => {
    const complaints = Object.keys(floorsOf)
      .flatMap(sourceFiles)
      .flatMap((file) =>
        importsOf(readFileSync(join(root, file), 'utf8')).map((target) => floorComplaint(file, target)),
      );
    assert.deepEqual(
      complaints.filter((text) => text !== undefined),
      [],
    );
  });
});

/** The groups of nodes that reach each other (strongly connected components, Tarjan 1972), sorted. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const circle = stack.splice(stack.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

function importsOf(text: string): string[] {
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** What is wrong with an import, and what to do instead; undefined when it is right. */
function complaint(file: string, target: string): string | undefined {
  const name = layerOf(file);
  const layer = name === undefined ? undefined : layers[name];
  if (name === undefined || layer === undefined) {
    return `${file} belongs to no layer: move it into one, or add its folder to the table in test/unit/walls.test.ts.`;
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
  return `${file} imports the package ${target}, which the layer table does not allow ${name}: do without, or add it in test/unit/walls.test.ts with a reason.`;
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

/** What is wrong with an import within a layer, and what to do instead; undefined when it is right. */
function floorComplaint(file: string, target: string): string | undefined {
  if (!target.startsWith('.')) return undefined;
  const [layer, floors] = Object.entries(floorsOf).find(([name]) => file.startsWith(`${name}/`)) ?? ['', []];
  const path = posix.join(posix.dirname(file), target);
  const from = folderIn(layer, file);
  const to = folderIn(layer, path);
  if (from === undefined || from === '' || to === undefined) return undefined;
  const floorOf = (folder: string): number => floors.findIndex(({ folders }) => folders.includes(folder));
  const floor = floorOf(from);
  if (floor === -1) {
    return `${file} stands on no floor: move it to one, or add its folder to the table in test/unit/walls.test.ts.`;
  }
  const other = floorOf(to);
  if (other !== -1 && other <= floor) return undefined;
  return `${file} may not import ${path}: ${floors[floor]?.name ?? ''} may import its own floor and ${
    floors
      .map(({ name }) => name)
      .slice(0, floor)
      .join(', ') || 'no other'
  }. Move what is shared down, or name what is needed in an interface.`;
}

/** Empty for a file of the layer itself; undefined for what is elsewhere. */
function folderIn(layer: string, file: string): string | undefined {
  if (!file.startsWith(`${layer}/`)) return undefined;
  const folders = file.slice(layer.length + 1).split('/');
  return folders.length === 1 ? '' : folders[0];
}
