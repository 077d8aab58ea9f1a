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
}

/** `programs`: the modules that programs start with. Modules that one entry alone needs are in no group: they lie with it. */
export function chunkPlan(modules: Modules, programs: readonly string[]): ChunkPlan {
  const needed = neededBy(modules, programs);
  const groups = new Map(
    merged(sharedGroups(modules, needed, programsOf(modules, programs, needed))).map((group, index) => [
      String(index),
      group.modules,
    ]),
  );
  return { groups, loads: loadsOf(modules, needed, groups) };
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
    const same = groups.get(key) ?? { entries: new Set(entries), when, modules: [], bytes: 0 };
    groups.set(key, { ...same, modules: [...same.modules, path], bytes: same.bytes + bytes });
  }
  return [...groups.values()];
}

/** Puts two groups together as long as that saves more files than it makes entries load what they do not need. */
function merged(groups: readonly Group[]): readonly Group[] {
  const cost = ({ entries, bytes }: Group): number => entries.size * (bytes + fileCostBytes);
  let best: { readonly saved: number; readonly pair: readonly Group[]; readonly both: Group } | undefined;
  for (const [index, one] of groups.entries())
    for (const other of groups.slice(index + 1)) {
      if (one.when !== other.when) continue;
      const both: Group = {
        when: one.when,
        entries: new Set([...one.entries, ...other.entries]),
        modules: [...one.modules, ...other.modules],
        bytes: one.bytes + other.bytes,
      };
      const saved = cost(one) + cost(other) - cost(both);
      if (saved > (best?.saved ?? 0)) best = { saved, pair: [one, other], both };
    }
  if (best === undefined) return groups;
  const { pair, both } = best;
  return merged([...groups.filter((group) => !pair.includes(group)), both]);
}

/** A group is loaded whole, with all the groups that its modules import. */
function loadsOf(
  modules: Modules,
  needed: ReadonlyMap<string, ReadonlySet<string>>,
  groups: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const groupOf = new Map([...groups].flatMap(([name, paths]) => paths.map((path) => [path, name] as const)));
  const groupsOf = (paths: Iterable<string>): string[] =>
    [...new Set([...paths].map((path) => groupOf.get(path)))].filter((name) => name !== undefined);
  const imported = (name: string): string[] =>
    groupsOf((groups.get(name) ?? []).flatMap((path) => staticImports(modules, path)));
  return new Map(
    [...needed].map(([entry, paths]) => [entry, [...closure(groupsOf(paths), imported)]] as const),
  );
}

function staticImports(modules: Modules, path: string): string[] {
  return (modules[path]?.imports ?? [])
    .filter(({ kind, external }) => external !== true && kind !== 'dynamic-import')
    .map((imported) => imported.path);
}

/** Everything that is reached from `starts`. */
function closure(starts: readonly string[], next: (one: string) => readonly string[]): Set<string> {
  const found = new Set(starts);
  for (const one of found) for (const other of next(one)) found.add(other);
  return found;
}
