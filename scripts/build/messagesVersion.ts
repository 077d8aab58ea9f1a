/** The version of the messages between page and host, which nobody needs to count up: a hash of what they are made of. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The messages, and the types in them. */
const folders = ['src/page', 'src/model'];

export function messagesVersion(root: string): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.ts')).sort())
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, folder, file)))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}
