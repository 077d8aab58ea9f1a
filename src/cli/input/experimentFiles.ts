/** The FILE arguments of `run` and `check`: single experiments, or all below a folder. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { excerpt } from '../../model/excerpt.ts';
import { unreadable } from '../../node/files.ts';
import { success, type Result } from '../../model/result.ts';
import { wrong } from '../options/args.ts';

const ending = '.sockets';
/** Folders that are skipped, as they hold files of others. */
const passedOver = new Set(['node_modules', '.git']);

/** Paths as given, with folders expanded in order, each once. */
export function experimentFiles(paths: readonly string[], command: 'run' | 'check'): Result<string[]> {
  if (paths.length === 0)
    return wrong(
      `${command} needs a file or a folder, such as first.sockets; see socket-lab ${command} --help.`,
    );
  const files = new Set<string>();
  for (const path of paths) {
    try {
      const found = statSync(path).isDirectory() ? below(path) : [path];
      if (found.length === 0) return wrong(`There is no ${ending} file below the folder ${excerpt(path)}.`);
      for (const file of found) files.add(file);
    } catch (error) {
      return wrong(unreadable(path, process.cwd(), error));
    }
  }
  return success([...files]);
}

function below(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : below(path);
    return entry.name.endsWith(ending) && (entry.isFile() || entry.isSymbolicLink()) ? [path] : [];
  });
}
