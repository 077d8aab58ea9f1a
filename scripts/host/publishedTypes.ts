import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkoutDir, outDir } from './checkout.ts';
import { runProgram } from './runProgram.ts';

/**
 * The API's types for other extensions, as one self-contained file: the declarations of `src/vscode/apiTypes.ts`,
 * preceded by everything they refer to. Only the API's own types are exported.
 */
const entry = join(outDir, 'types', 'src', 'vscode', 'apiTypes.d.ts');
/** Files whose types are exported. */
const exported = ['apiTypes.d.ts', 'endpoint.d.ts', 'heldItem.d.ts', 'result.d.ts'];

export async function publishTypes(to: string): Promise<void> {
  const compiler = join(checkoutDir, 'node_modules', 'typescript', 'bin', 'tsc');
  await runProgram(process.execPath, [compiler, '-b', 'src/vscode'], { cwd: checkoutDir });
  const parts = new Map<string, string>();
  await collect(entry, parts);
  const imports = "import type { Event } from 'vscode';\n";
  // Without the last line all declarations would count as exported.
  await writeFile(to, `${imports}\n${[...parts.values()].join('\n')}\nexport {};\n`);
}

/** Collects a file after its imports, each once. */
async function collect(file: string, parts: Map<string, string>): Promise<void> {
  if (parts.has(file)) return;
  parts.set(file, '');
  const text = await readFile(file, 'utf8');
  const importLine = /^import type \{[^}]*\} from '([^']+)';\n/gm;
  for (const [, path = ''] of text.matchAll(importLine)) {
    if (path.startsWith('.')) await collect(join(dirname(file), path.replace(/\.ts$/, '.d.ts')), parts);
  }
  const body = text
    .replaceAll(importLine, '')
    .replaceAll(/^export \{\};\n/gm, '')
    .trimEnd();
  // Values are not exported, as the caller does not have them.
  const inner = exported.some((name) => file.endsWith(name))
    ? /^export declare /gm
    : /^export (?:declare )?/gm;
  parts.delete(file);
  parts.set(file, `${body.replaceAll(inner, 'declare ')}\n`);
}
