/** Replies that are payloads: encoded once if constant, otherwise each time. */
import { createReadStream, type ReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Failure } from '../../../model/result.ts';
import { encodePayload } from '../../../language/payload/encodePayload.ts';
import type { PayloadEnvironment } from '../../../language/payload/model/environment.ts';
import type { PayloadPart } from '../../../language/payload/model/payloadPart.ts';
import { errorCode } from '../../../node/failures.ts';
import { regularSize, whyUnreadable } from '../../../node/files.ts';
import type { Replier, Occasion } from './replier.ts';

/** Shared by all connections. `made`: its bytes, if encoded already; otherwise they are encoded on first use. */
export function constantReplier(parts: readonly PayloadPart[], made?: Uint8Array): Replier {
  let bytes = made;
  return {
    respond(_occasion, reply) {
      if (bytes === undefined) {
        const payload = encodePayload(parts);
        if (!payload.ok) {
          reply.fail(unmadeReply(payload.problems[0].message));
          return;
        }
        bytes = payload.value;
      }
      reply.send(bytes);
    },
  };
}

/** `variable`: variables of the rule, which override those of the environment. */
export function payloadReplier(
  parts: readonly PayloadPart[],
  environment: PayloadEnvironment,
  variable: (name: string, occasion: Occasion) => Uint8Array | undefined,
): Replier {
  let now: Occasion;
  const world: PayloadEnvironment = {
    ...environment,
    variable: (name) => variable(name, now) ?? environment.variable?.(name),
  };
  return {
    respond(occasion, reply) {
      now = occasion;
      const payload = encodePayload(parts, world);
      if (payload.ok) reply.send(payload.value);
      else reply.fail(unmadeReply(payload.problems[0].message));
    },
  };
}

/** Bytes of a file read at once. */
const pieceBytes = 64 * 1024;
/** Above this much unsent data, the file waits for its reader. */
const waitingBytes = 256 * 1024;

/** A single file of any size, read as fast as the peer accepts it. */
export function fileReplier(path: string, folder: () => string): Replier {
  let reading: ReadStream | undefined;
  return {
    respond: (_occasion, reply) =>
      new Promise((done) => {
        const base = folder();
        const size = regularSize(base, path);
        if (typeof size !== 'number') {
          reply.fail(unreadableReply(path, base, size.code));
          done();
          return;
        }
        const stream = createReadStream(resolve(base, path), { highWaterMark: pieceBytes });
        reading = stream;
        stream.on('data', (bytes) => {
          reply.send(bytes as Buffer);
          if (reply.unsent > waitingBytes) stream.pause();
        });
        stream.on('error', (error) => reply.fail(unreadableReply(path, base, errorCode(error))));
        stream.on('close', () => {
          reading = undefined;
          done();
        });
      }),
    drained: () => reading?.resume(),
    dispose: () => reading?.destroy(),
  };
}

function unreadableReply(path: string, folder: string, code: string): Failure {
  const advice = 'The rest of the rule was followed; put the file there, and the next answer has it.';
  return { code, message: whyUnreadable(path, folder, code), advice };
}

/** Why a reply was not sent. */
export function unmadeReply(message: string): Failure {
  return {
    code: 'ERR_ANSWER',
    message: `An answer could not be made: ${message}`,
    advice: 'Correct the rule: Set Responder changes it while the listener runs.',
  };
}
