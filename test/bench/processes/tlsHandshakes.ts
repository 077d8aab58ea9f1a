/** Makes TLS connections, so many at a time, and closes each once its handshake is done. */
import { once } from 'node:events';
import { connect } from 'node:tls';
import { answer, job } from './answers.ts';
import { stopwatch } from './serverAnswers.ts';

const { port } = job() as { port: number };
const atOnce = 16;

async function handshakes(count: number) {
  const spent = stopwatch();
  let left = count;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
      await once(socket, 'secureConnect');
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return spent();
}

answer(null, { handshakes });
