/** A local file as a byte source: opened when its pieces are requested, read as they are consumed. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '../../model/result.ts';
import { fail, success } from '../../model/result.ts';
import { pieceBytes, type ByteSource } from './byteSource.ts';
import { fileFailure } from '../failures/fileFailure.ts';

export async function localFile(path: string): Promise<Result<ByteSource>> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return fail(fileFailure('EISDIR', name));
    // A pipe or a device may block, or never end.
    if (!facts.isFile()) return fail(fileFailure('ERR_NOT_A_FILE', name));
    const pieces = () => createReadStream(path, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>;
    return success({ name, size: facts.size, pieces });
  } catch (error) {
    return fail(fileFailure(error, name));
  }
}
