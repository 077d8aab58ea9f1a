/** `NAME frames by FRAMING` */
import { readFrames } from '../../rules/readFrames.ts';
import { endpointFor } from '../check/endpointFor.ts';
import type { FramesStatement } from '../model/experiment.ts';
import type { StatementKind } from '../check/statementKind.ts';

export const framesKind: StatementKind<FramesStatement> = {
  kind: 'frames',
  form: 'NAME frames by line, delimiter "…", length u16be, fixed 16, slip, cobs or dle',
  help: 'From here on "<" reads whole frames, unpacked, and ">" sends each payload as one.',
  read(reader) {
    const endpoint = reader.takeName();
    if (endpoint === undefined || reader.keyword('frames') === undefined) return undefined;
    const frames = readFrames(reader, endpoint.start);
    if (frames === undefined) return undefined;
    // The formatter leaves the framing as written.
    reader.keep({ start: endpoint.end + 1, end: frames.end });
    return { kind: 'frames', endpoint, framing: frames.framing };
  },
  check({ endpoint }, flow) {
    endpointFor(flow, endpoint, 'frames');
  },
};
