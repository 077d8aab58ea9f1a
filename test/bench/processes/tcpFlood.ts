/** Sends so many bytes on one connection in 64 KiB writes, as fast as the kernel takes them, then ends it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { answer, job } from './answers.ts';
import { stopwatch } from './serverAnswers.ts';

const { port, isTls = false } = job() as { port: number; isTls?: boolean };
const piece = Buffer.alloc(64 * 1024, 'flood ');

/** `reads`: until all of it has come back, and the other end's FIN. */
async function flood(bytes: number, reads = false) {
  const place = { host: '127.0.0.1', port };
  const socket = isTls ? connectTls({ ...place, rejectUnauthorized: false }) : connect(place);
  await once(socket, isTls ? 'secureConnect' : 'connect');
  const spent = stopwatch();
  let left = bytes;
  const fill = (): void => {
    // Asking for the length, not for what `write` says, goes on for as long as the kernel takes everything.
    while (left > 0 && socket.writableLength === 0) {
      socket.write(left >= piece.length ? piece : piece.subarray(0, left));
      left -= Math.min(left, piece.length);
    }
    if (left === 0) socket.end();
  };
  socket.on('drain', () => {
    if (left > 0) fill();
  });
  let received = 0;
  if (reads) socket.on('data', (chunk: Buffer) => (received += chunk.length));
  const over = once(socket, reads ? 'end' : 'finish');
  fill();
  await over;
  const used = spent();
  socket.destroy();
  return { ...used, received };
}

answer(null, { flood: (bytes: number) => flood(bytes), floodAndRead: (bytes: number) => flood(bytes, true) });
