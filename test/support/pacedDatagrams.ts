import { ChildProgram } from './childProgram.ts';

/**
 * Sends as many as are due by the clock, so that it catches up after it was not scheduled; the clock is stopped between
 * `pause` and `resume`.
 */
const source = `
  import { createSocket } from 'node:dgram';
  import { createInterface } from 'node:readline';
  const [port, count, perSecond, length] = process.argv.slice(1).map(Number);
  const socket = createSocket('udp4');
  const message = Buffer.alloc(length, 'flood ');
  socket.connect(port, '127.0.0.1', () => {
    let began = performance.now(), asked = 0, sent = 0, failed = 0, stopped = Infinity, isOver = false;
    const now = () => Math.min(performance.now(), stopped);
    const report = () => {
      if (!isOver || sent + failed < asked) return;
      console.log(JSON.stringify({ sent, failed }));
      socket.close();
    };
    const done = (error) => {
      if (error) failed++; else sent++;
      report();
    };
    const timer = setInterval(() => {
      const due = Math.min(count, Math.ceil(((now() - began) / 1000) * perSecond));
      for (; asked < due; asked++) socket.send(message, done);
      if (asked === count) finish();
    }, 2);
    const finish = () => {
      clearInterval(timer);
      process.stdin.destroy();
      isOver = true;
      report();
    };
    const orders = {
      pause: () => { stopped = performance.now(); },
      resume: () => { began += performance.now() - stopped; stopped = Infinity; },
      finish,
    };
    createInterface({ input: process.stdin }).on('line', (order) => orders[order]());
  });
  console.log('sending');
`;

export interface DatagramFlood {
  /** Resolves when all are sent, or those up to `finish`. */
  readonly sent: Promise<{ readonly sent: number; readonly failed: number }>;
  pause(): void;
  resume(): void;
  finish(): void;
  kill(): Promise<void>;
}

/** A separate process that sends datagrams to a local port, at a given rate and up to a given number. */
export async function pacedDatagrams(flood: {
  readonly port: number;
  readonly count: number;
  readonly perSecond: number;
  readonly length: number;
}): Promise<DatagramFlood> {
  const { port, count, perSecond, length } = flood;
  const program = new ChildProgram(source, [port, count, perSecond, length].map(String));
  await program.line();
  return {
    sent: program.line().then((line) => JSON.parse(line) as Awaited<DatagramFlood['sent']>),
    pause: () => program.tell('pause'),
    resume: () => program.tell('resume'),
    finish: () => program.tell('finish'),
    kill: () => program.kill(),
  };
}
