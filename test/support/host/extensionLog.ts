import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Workbench } from './openWorkbench.ts';

/** Errors in the extension host's log and our own: lines of the server's logs that name us. */
export async function extensionComplaints({ workspaceDir }: Workbench): Promise<string[]> {
  const folder = join(dirname(workspaceDir), 'data', 'logs');
  const files = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const file of files.filter((name) => name.endsWith('.log'))) {
    const ours = /socket.?lab/i.test(file);
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
    const bad = lines.filter((line) => /\[(?:error|critical)\]/.test(line));
    found.push(...bad.filter((line) => ours || /socket.?lab/i.test(line)).map((line) => `${file}: ${line}`));
  }
  return found;
}
