/** Frames the replies of rules. */
import { encodeFrame } from '../../../bytes/framing/encodeFrame.ts';
import type { Framing } from '../../../bytes/framing/framing.ts';
import { sendingBy, type Reply } from '../responder.ts';
import type { Replier } from './replier.ts';
import { unmadeReply } from './payloadReplier.ts';

/** Sends replies as frames, in the framing of the request. Each send is one frame, unless it is framed already. */
export function framedReplier(
  replier: Replier,
  framing: Framing,
  isFrame: (bytes: Uint8Array) => boolean = () => false,
): Replier {
  return {
    ...replier,
    respond: (occasion, reply) => {
      const frame = (bytes: Uint8Array): Uint8Array | string =>
        isFrame(bytes) ? bytes : encodeFrame(framing, bytes, occasion.raw);
      return replier.respond(occasion, framedReply(reply, frame));
    },
  };
}

function framedReply(reply: Reply, frame: (bytes: Uint8Array) => Uint8Array | string): Reply {
  const send = (bytes: Uint8Array, to: (framed: Uint8Array) => void): void => {
    const framed = frame(bytes);
    if (typeof framed === 'string') reply.fail(unmadeReply(framed));
    else to(framed);
  };
  return sendingBy(reply, {
    send: (bytes) => send(bytes, (framed) => reply.send(framed)),
    sendToAll: (bytes) => send(bytes, (framed) => reply.sendToAll(framed)),
  });
}
