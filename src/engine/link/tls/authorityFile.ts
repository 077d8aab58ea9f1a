/** Keeps the root of the lab's authority between sessions: a folder of the user's, with a file nobody else may read. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootFileName, type KeptAuthority } from '../../contracts/authority.ts';
import { LabAuthority, newRoot } from './authority.ts';

/** Certificate and key: mode 0600. */
const secretName = 'lab-authority.key.pem';

/**
 * Reads the root from the folder, and makes it on first use. Several processes may do so at once: one of the roots
 * remains, and all use it.
 *
 * @param folder absent: a root of its own, in memory
 * @throws an error of the file system, or of OpenSSL where the file is damaged; it has the path
 */
export async function keptAuthority(folder: string | undefined): Promise<KeptAuthority> {
  if (folder === undefined) return { authority: new LabAuthority(newRoot(new Date())) };
  const secret = join(folder, secretName);
  const text = (await readIfThere(secret)) ?? (await makeRoot(folder, secret));
  const file = join(folder, rootFileName);
  try {
    const authority = new LabAuthority(text);
    if ((await readIfThere(file)) !== authority.rootPem) await writeFile(file, authority.rootPem);
    return { authority, file };
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { path: secret });
  }
}

async function makeRoot(folder: string, secret: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = newRoot(new Date());
  const own = `${secret}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, text, { mode: 0o600, flag: 'wx' });
  try {
    // Fails where another process was faster, and never shows a file that is not whole.
    await link(own, secret);
    return text;
  } catch (error) {
    const others = await readIfThere(secret);
    if (others === undefined) throw error;
    return others;
  } finally {
    await rm(own);
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
