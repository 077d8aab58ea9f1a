/**
 * Which modules lie together in a file. A program loads what it imports statically when it starts, and what stands behind
 * `await import(…)` when it gets there. As many files as that would need take longer to open than their code takes to
 * compile, so modules that nearly the same entries need are put together.
 */
import type { Metafile } from 'esbuild';

export interface ChunkPlan {
  /** The modules of each group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The groups that each entry loads: each program, and each target of an `import(…)`. */
  readonly loads: ReadonlyMap<string, readonly string[]>;
}

type Modules = Metafile['inputs'];

/** Loading a file takes as long as compiling so many bytes of source, which are some three times as many as are shipped. */
const fileCostBytes = 30_000;
/** Modules that are loaded by the same entries. */
interface Group {
  readonly entries: ReadonlySet<string>;
  /**
   * Which programs load them, and which of those at the start. Only groups with the same are put together: what a
   * program loads must not import what only another one can, such as `vscode`, and no start waits for more than it needs.
   */
  readonly when: string;
  readonly modules: readonly string[];
  readonly bytes: number;
  /** The modules that these import statically. */
  readonly imports: ReadonlySet<string>;
}

/** `programs`: the modules that programs start with. Modules that one entry alone needs are in no group: they lie with it. */
export function chunkPlan(modules: Modules, programs: readonly string[]): ChunkPlan {
  const needed = neededBy(modules, programs);
  const groups = merged(sharedGroups(modules, needed, programsOf(modules, programs, needed)));
  const names = new Map(groups.map((group, index) => [group, String(index)]));
  return {
    groups: new Map([...names].map(([group, name]) => [name, group.modules])),
    loads: new Map(
      [...loadsOf(groups)].map(([entry, loaded]) => [
        entry,
        [...loaded].map((group) => names.get(group) ?? ''),
      ]),
    ),
  };
}

/** The modules that each entry imports statically, directly or not, itself included. */
function neededBy(modules: Modules, programs: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const entries = new Set(programs);
  for (const { imports } of Object.values(modules))
    for (const { path, kind, external } of imports)
      if (kind === 'dynamic-import' && external !== true) entries.add(path);
  return new Map(
    [...entries].map((entry) => [entry, closure([entry], (path) => staticImports(modules, path))]),
  );
}

/** The programs that each entry belongs to. */
function programsOf(
  modules: Modules,
  programs: readonly string[],
  needed: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const laterOf = (entry: string): string[] =>
    [...(needed.get(entry) ?? [])].flatMap((path) =>
      (modules[path]?.imports ?? [])
        .filter(({ kind, external }) => external !== true && kind === 'dynamic-import')
        .map((imported) => imported.path),
    );
  const owners = new Map<string, Set<string>>();
  for (const program of programs)
    for (const entry of closure([program], laterOf))
      owners.set(entry, (owners.get(entry) ?? new Set<string>()).add(program));
  return owners;
}

/** What several entries need, grouped by which. */
function sharedGroups(
  modules: Modules,
  needed: ReadonlyMap<string, ReadonlySet<string>>,
  owners: ReadonlyMap<string, ReadonlySet<string>>,
): Group[] {
  const groups = new Map<string, Group>();
  for (const [path, { bytes }] of Object.entries(modules)) {
    const entries = [...needed.keys()].filter((entry) => needed.get(entry)?.has(path) === true);
    if (entries.length < 2) continue;
    const key = entries.join('\n');
    const programs = [...new Set(entries.flatMap((entry) => [...(owners.get(entry) ?? [])]))].sort();
    const when = programs
      .map((program) => `${program}${entries.includes(program) ? ' at the start' : ''}`)
      .join('\n');
    const imports = new Set(staticImports(modules, path));
    const one = { entries: new Set(entries), when, modules: [path], bytes, imports };
    const same = groups.get(key);
    groups.set(key, same === undefined ? one : together(same, one));
  }
  return [...groups.values()];
}

/**
 * Puts two groups together as long as that saves more files than it makes entries load what they do not need, in these
 * groups or in what they import. The smallest group is first: it has the most to gain.
 */
function merged(groups: readonly Group[]): readonly Group[] {
  const cost = costOf(groups);
  for (const small of groups.toSorted((one, other) => one.bytes - other.bytes)) {
    const [best] = groups
      .filter((other) => other !== small && other.when === small.when)
      .map((other) =>
        groups.filter((group) => group !== small && group !== other).concat(together(small, other)),
      )
      .map((plan) => ({ plan, cost: costOf(plan) }))
      .sort((one, other) => one.cost - other.cost);
    if (best !== undefined && best.cost < cost) return merged(best.plan);
  }
  return groups;
}

function together(one: Group, other: Group): Group {
  return {
    when: one.when,
    entries: new Set([...one.entries, ...other.entries]),
    modules: [...one.modules, ...other.modules],
    bytes: one.bytes + other.bytes,
    imports: new Set([...one.imports, ...other.imports]),
  };
}

function costOf(groups: readonly Group[]): number {
  let cost = 0;
  for (const loaded of loadsOf(groups).values())
    for (const { bytes } of loaded) cost += bytes + fileCostBytes;
  return cost;
}

/** A group is loaded whole, with all the groups that its modules import. */
function loadsOf(groups: readonly Group[]): ReadonlyMap<string, ReadonlySet<Group>> {
  const groupOf = new Map(groups.flatMap((group) => group.modules.map((path) => [path, group] as const)));
  const imported = new Map(
    groups.map((group) => [
      group,
      [...new Set([...group.imports].map((path) => groupOf.get(path)))].filter((one) => one !== undefined),
    ]),
  );
  const entries = new Set(groups.flatMap((group) => [...group.entries]));
  return new Map(
    [...entries].map((entry) => [
      entry,
      closure(
        groups.filter((group) => group.entries.has(entry)),
        (group) => imported.get(group) ?? [],
      ),
    ]),
  );
}

function staticImports(modules: Modules, path: string): string[] {
  return (modules[path]?.imports ?? [])
    .filter(({ kind, external }) => external !== true && kind !== 'dynamic-import')
    .map((imported) => imported.path);
}

/** Everything that is reached from `starts`. */
function closure<T>(starts: readonly T[], next: (one: T) => readonly T[]): Set<T> {
  const found = new Set(starts);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}
