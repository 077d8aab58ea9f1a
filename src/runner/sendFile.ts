/** A file that is a payload by itself goes out piece by piece, however large it is. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { unreadable } from '../engine/nodeEnvironment.ts';
import { fail, success, type Result } from '../model/result.ts';
import { refusedFile } from './refusedFile.ts';
import type { Named } from './named.ts';
import { sendWaiting, untilTaken, type Sending } from './sendWaiting.ts';

const pieceBytes = 256 * 1024;

export async function sendFile(
  path: string,
  named: Exclude<Named, { kind: 'program' }>,
  sending: Sending,
): Promise<Result<void> | 'cancelled'> {
  const { folder } = sending.run.world;
  const refused = refusedFile(folder, path);
  if (refused !== undefined) return fail(refused);
  try {
    for await (const piece of createReadStream(resolve(folder, path), { highWaterMark: pieceBytes })) {
      const sent = await sendWaiting(named, piece as Buffer, sending);
      if (sent === 'cancelled' || !sent.ok) return sent;
      // Four pieces wait at most.
      const stopped = await untilTaken(named, sending, () => named.talk.unsent <= 4 * pieceBytes);
      if (stopped !== undefined) return stopped === 'cancelled' ? stopped : fail(stopped);
    }
    return success(undefined);
  } catch (error) {
    return fail({ code: codeOf(error), message: unreadable(path, folder, error) });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'ERR_UNKNOWN';
}
