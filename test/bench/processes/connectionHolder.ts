/** Opens so many connections, a few at a time, and holds them. */
import { connect, type Socket } from 'node:net';
import { answer, job } from './answers.ts';
import { stopwatch } from './serverAnswers.ts';

const { port } = job() as { port: number };
/** Under way at once. The kernel completes them before the server accepts: they wait in its backlog. */
const atOnce = 128;
const held: Socket[] = [];

async function hold(count: number) {
  const spent = stopwatch();
  let started = 0;
  await new Promise<void>((resolve, reject) => {
    let connected = 0;
    const next = (): void => {
      started++;
      const socket = connect({ host: '127.0.0.1', port }, () => {
        connected++;
        if (connected === count) resolve();
        else if (started < count) next();
      });
      socket.on('error', reject);
      held.push(socket);
    };
    while (started < Math.min(atOnce, count)) next();
  });
  return spent();
}

/** With a RST each: nothing stays behind in TIME_WAIT for the next run. */
function release(): void {
  for (const socket of held.splice(0)) socket.resetAndDestroy();
}

answer(null, { hold, release });
