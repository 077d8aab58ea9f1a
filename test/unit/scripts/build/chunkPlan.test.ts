import assert from 'node:assert/strict';
import type { Metafile } from 'esbuild';
import { chunkPlan } from '../../../../scripts/build/chunkPlan.ts';

type Modules = Metafile['inputs'];

/** `a: 'b !c'`: a imports b statically and c later; each module has so many bytes. */
function modules(
  graph: Readonly<Record<string, string>>,
  sizes: Readonly<Record<string, number>> = {},
): Modules {
  return Object.fromEntries(
    Object.entries(graph).map(([path, imports]) => [
      path,
      {
        bytes: sizes[path] ?? 1000,
        imports: imports
          .split(' ')
          .filter((name) => name !== '')
          .map((name) =>
            name.startsWith('!')
              ? { path: name.slice(1), kind: 'dynamic-import' as const }
              : { path: name, kind: 'import-statement' as const },
          ),
      },
    ]),
  );
}

const groupsOf = (graph: Modules, ...programs: string[]) =>
  [...chunkPlan(graph, programs).groups.values()].map((group) => group.toSorted().join(' ')).toSorted();

describe('chunkPlan', () => {
  it('leaves with an entry what it alone needs, and groups what several need', () => {
    const graph = modules({ app: 'own shared !late', own: '', shared: '', late: 'shared deep', deep: '' });
    assert.deepEqual(groupsOf(graph, 'app'), ['shared']);
    assert.deepEqual(chunkPlan(graph, ['app']).loads.get('late'), ['0']);
  });

  it('puts small groups of late entries together, and keeps large ones apart', () => {
    const graph = { app: '!a !b !c', a: 'ab all', b: 'ab all', c: 'all', ab: '', all: '' };
    assert.deepEqual(groupsOf(modules(graph), 'app'), ['ab all']);
    assert.deepEqual(groupsOf(modules(graph, { ab: 900_000 }), 'app'), ['ab', 'all']);
  });

  it('keeps a group apart from one that imports much', () => {
    const late = { a: 'small', b: 'small user', c: 'small user', d: 'large', e: 'large', f: 'large' };
    const graph = { app: '!a !b !c !d !e !f', ...late, small: '', user: '', large: '' };
    const sizes = { user: 40_000, large: 900_000 };
    assert.deepEqual(groupsOf(modules(graph, sizes), 'app'), ['large', 'small user']);
    assert.deepEqual(groupsOf(modules({ ...graph, user: 'large' }, sizes), 'app'), [
      'large',
      'small',
      'user',
    ]);
  });

  it('has no start wait for what is needed later', () => {
    const graph = modules({ app: 'core !a !b', a: 'core late', b: 'core late', core: '', late: '' });
    assert.deepEqual(groupsOf(graph, 'app'), ['core', 'late']);
  });

  it('puts together all that a start loads, which is there when a later entry wants a part of it', () => {
    const graph = { app: 'x y !a !b', a: 'x', b: 'y', x: '', y: '' };
    const large = { x: 900_000, y: 900_000 };
    assert.deepEqual(groupsOf(modules(graph, large), 'app'), ['x y']);
    // Another program, which has not loaded it, would load what it does not need.
    const other = { ...graph, cli: '!a !b' };
    assert.deepEqual(groupsOf(modules(other, large), 'app', 'cli'), ['x', 'y']);
  });

  it('never has one program load what only another one needs', () => {
    const graph = modules({
      app: '!a !b',
      cli: '!c',
      a: 'both ours',
      b: 'both ours',
      c: 'both',
      both: '',
      ours: '',
    });
    assert.deepEqual(groupsOf(graph, 'app', 'cli'), ['both', 'ours']);
    assert.deepEqual(chunkPlan(graph, ['app', 'cli']).loads.get('c')?.length, 1);
  });

  it('has an entry load the groups that its groups import', () => {
    const graph = modules(
      { app: '!a !b !c', a: 'x', b: 'x y', c: 'y', x: 'y', y: '' },
      { x: 900_000, y: 900_000 },
    );
    assert.equal(chunkPlan(graph, ['app']).loads.get('a')?.length, 2);
  });
});
