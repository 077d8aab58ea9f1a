/**
 * Which modules are bundled into one file. A program loads its static imports at the start, and those of an
 * `await import(…)` when it gets there. Separate files for every combination would take longer to open than their code
 * takes to compile, so modules needed by nearly the same entries are grouped.
 */
import type { Metafile } from 'esbuild';

export interface ChunkPlan {
  /** The modules of each group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The groups loaded by each entry, that is each program and each target of an `import(…)`. */
  readonly loads: ReadonlyMap<string, readonly string[]>;
}

type Modules = Metafile['inputs'];

/** Loading a file takes as long as compiling this many bytes of source, which is about three times the shipped size. */
const fileCostBytes = 30_000;
/** Modules that are loaded by the same entries. */
interface Group {
  readonly entries: ReadonlySet<string>;
  /**
   * Which programs load them, and which of those at the start. Only groups with the same value are merged: a program must
   * not load imports that only another one has, such as `vscode`, and no program loads more than necessary at its start.
   */
  readonly when: string;
  /** The entries that pay for it: not those whose programs have all loaded it at their starts. */
  readonly paidBy: ReadonlySet<string>;
  readonly modules: readonly string[];
  readonly bytes: number;
  /** Static imports of these modules. */
  readonly imports: ReadonlySet<string>;
}

/** `programs`: the entry modules of programs. Modules needed by a single entry are in no group, but bundled with it. */
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

/** Each entry's static imports, direct or indirect, including itself. */
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

/** Modules needed by several entries, grouped by these entries. */
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
    const paidBy = new Set(
      [...needed.keys()].filter((entry) => programs.includes(entry) || !isThere(entry, entries, owners)),
    );
    const imports = new Set(staticImports(modules, path));
    const one = { entries: new Set(entries), when, paidBy, modules: [path], bytes, imports };
    const same = groups.get(key);
    groups.set(key, same === undefined ? one : together(same, one));
  }
  return [...groups.values()];
}

/** Whether each program that has this later entry has loaded at its start what these entries need. */
function isThere(
  entry: string,
  entries: readonly string[],
  owners: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return [...(owners.get(entry) ?? [])].every((program) => entries.includes(program));
}

/**
 * Merges groups as long as the files saved outweigh the unneeded code that entries load, in these groups or in their
 * imports. Smallest groups first, as they gain most.
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
    paidBy: one.paidBy,
    entries: new Set([...one.entries, ...other.entries]),
    modules: [...one.modules, ...other.modules],
    bytes: one.bytes + other.bytes,
    imports: new Set([...one.imports, ...other.imports]),
  };
}

function costOf(groups: readonly Group[]): number {
  let cost = 0;
  for (const [entry, loaded] of loadsOf(groups))
    for (const { bytes, paidBy } of loaded) if (paidBy.has(entry)) cost += bytes + fileCostBytes;
  return cost;
}

/** A group is loaded entirely, with all groups that its modules import. */
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

/** Everything reachable from `starts`. */
function closure<T>(starts: readonly T[], next: (one: T) => readonly T[]): Set<T> {
  const found = new Set(starts);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}
