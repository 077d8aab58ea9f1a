/** Sends so many 64-byte datagrams as fast as the kernel takes them, and tells how many it took. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { answer, job } from './answers.ts';
import { stopwatch } from './serverAnswers.ts';

const { port } = job() as { port: number };
const socket = createSocket('udp4');
socket.connect(port, '127.0.0.1');
await once(socket, 'connect');
const message = Buffer.alloc(64, 'datagram');
/** Handed over in one turn of the event loop. */
const burst = 256;

async function flood(count: number) {
  const spent = stopwatch();
  let sent = 0;
  let failed = 0;
  await new Promise<void>((resolve) => {
    const done = (error: Error | null): void => {
      if (error === null) sent++;
      else failed++;
      if (sent + failed === count) resolve();
    };
    let asked = 0;
    const next = (): void => {
      for (const end = Math.min(asked + burst, count); asked < end; asked++) socket.send(message, done);
      if (asked < count) setImmediate(next);
    };
    next();
  });
  return { ...spent(), sent, failed };
}

answer(null, { flood });
