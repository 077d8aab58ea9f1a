/** `wait D` */
import type { WaitStatement } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';
import { readDuration } from '../reading/statementPieces.ts';

export const waitKind: StatementKind<WaitStatement> = {
  kind: 'wait',
  word: 'wait',
  form: 'wait DURATION, e.g. 200ms',
  help: 'Waits; to wait for something, expect it.',
  read(reader) {
    const forMs = readDuration(reader);
    return forMs && { kind: 'wait', forMs };
  },
  check({ forMs }, flow) {
    if (forMs.value === 0) flow.warn(forMs, 'This waits for no time at all.');
    flow.longWait(forMs);
  },
};
