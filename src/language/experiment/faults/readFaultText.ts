/** Reads one setting of a fault that is bytes in payload notation. */
import type { FaultKind, FaultTextSetting } from '../../../model/faultSpec.ts';
import type { PayloadText } from '../model/experiment.ts';
import { readPayload } from '../reading/statementPieces.ts';
import type { StatementReader } from '../reading/statementReader.ts';

/** What may stand behind the settings. */
const following: ReadonlySet<string> = new Set(['up', 'down', 'both', 'chance', 'off']);

/** `absent` where it is optional and not there; undefined with a problem. */
export function readFaultText(
  reader: StatementReader,
  { optional, word, value }: FaultTextSetting,
  kind: FaultKind,
): PayloadText | 'absent' | undefined {
  const holes = value === 'pattern';
  reader.want({ kind: 'payload', holes });
  if (optional && (reader.done || following.has(reader.word() ?? ''))) return 'absent';
  const next = reader.resumeAt;
  const text = readPayload(reader, `"${word ?? kind}"`, holes, `a ${value}`);
  if (text !== undefined && reader.resumeAt !== next) {
    const message = String.raw`A fault stands on one line: write its text in quotes, with \n for each end of a line.`;
    reader.problems.add(text.start, text.end, message);
  }
  return text;
}
