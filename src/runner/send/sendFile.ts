/** Sends a payload that is a single file piece by piece, however large it is. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from '../../node/failures.ts';
import { regularSize, unreadable } from '../../node/files.ts';
import { fail, success, type Result } from '../../model/result.ts';
import type { Named } from '../state/named.ts';
import { sendWaiting, untilTaken, type Sending } from './sendWaiting.ts';

const pieceBytes = 256 * 1024;

export async function sendFile(
  path: string,
  named: Exclude<Named, { kind: 'program' }>,
  sending: Sending,
): Promise<Result<void> | 'cancelled'> {
  const { folder } = sending.run.world;
  const size = regularSize(folder, path);
  if (typeof size !== 'number') return fail({ code: size.code, message: size.message });
  try {
    for await (const piece of createReadStream(resolve(folder, path), { highWaterMark: pieceBytes })) {
      const sent = await sendWaiting(named, piece as Buffer, sending);
      if (sent === 'cancelled' || !sent.ok) return sent;
      // At most four pieces are queued.
      const stopped = await untilTaken(named, sending, () => named.traffic.unsent <= 4 * pieceBytes);
      if (stopped !== undefined) return stopped === 'cancelled' ? stopped : fail(stopped);
    }
    return success(undefined);
  } catch (error) {
    return fail({ code: errorCode(error), message: unreadable(path, folder, error) });
  }
}
