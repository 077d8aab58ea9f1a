/** Writes the secrets of sessions to a file (NSS key log), where the option `keylog` names one. */
import { appendFileSync } from 'node:fs';
import type { TLSSocket } from 'node:tls';
import { excerpt } from '../../../model/excerpt.ts';
import { errorCode, FailureError } from '../../../node/failures.ts';

/** Lines are in the file before the data that they decrypt is on its way. A file that cannot be written ends the session. */
export function logKeys(session: TLSSocket, file: string | undefined): void {
  if (file === undefined) return;
  session.on('keylog', (line: Buffer) => {
    try {
      appendFileSync(file, line, { mode: 0o600 });
    } catch (error) {
      const message = `keylog: the file ${excerpt(file)} cannot be written (${errorCode(error)}).`;
      const advice = 'See whether the disk is full, or leave keylog out.';
      session.destroy(new FailureError({ code: 'ERR_TLS_FILE', message, advice }));
    }
  });
}
