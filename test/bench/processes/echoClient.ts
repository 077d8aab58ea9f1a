/** One connection on which 64 bytes go out and come back, one round trip after the other, each timed. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { answer, job } from './answers.ts';
import { percentile } from '../statistics.ts';

const { port } = job() as { port: number };
const message = Buffer.alloc(64, 'echo');
const socket = connect({ host: '127.0.0.1', port, noDelay: true });
await once(socket, 'connect');

/** Median and 99th percentile in microseconds. */
function roundTrips(count: number): Promise<{ p50: number; p99: number }> {
  const times = new Float64Array(count);
  return new Promise((resolve) => {
    let done = 0;
    let missing = message.length;
    let began = performance.now();
    socket.on('data', (chunk) => {
      missing -= chunk.length;
      if (missing > 0) return;
      const now = performance.now();
      times[done++] = (now - began) * 1000;
      if (done === count) {
        socket.removeAllListeners('data');
        resolve({ p50: percentile(times, 50), p99: percentile(times, 99) });
        return;
      }
      missing = message.length;
      began = performance.now();
      socket.write(message);
    });
    socket.write(message);
  });
}

answer(null, { roundTrips });
