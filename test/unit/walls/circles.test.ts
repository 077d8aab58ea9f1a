import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { importsIn, sourceFiles } from '../../support/sourceImports.ts';

describe('walls: no circle of files or of folders, type imports included', () => {
  const files = ['src', 'media'].flatMap(sourceFiles);
  const imports = new Map(
    files.map((file) => {
      const targets = importsIn(file).filter((target) => target.startsWith('.'));
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
