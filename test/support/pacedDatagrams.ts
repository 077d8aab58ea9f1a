import { ChildProgram } from './childProgram.ts';

/** Sends as many as are due by the clock, so that a moment in which it does not run is made up for. */
const source = `
  import { createSocket } from 'node:dgram';
  const [port, count, perSecond, length] = process.argv.slice(1).map(Number);
  const socket = createSocket('udp4');
  const message = Buffer.alloc(length, 'flood ');
  socket.connect(port, '127.0.0.1', () => {
    const began = performance.now();
    let asked = 0, sent = 0, failed = 0;
    const done = (error) => {
      if (error) failed++; else sent++;
      if (sent + failed < count) return;
      console.log(JSON.stringify({ sent, failed, ms: performance.now() - began }));
      socket.close();
    };
    const timer = setInterval(() => {
      const due = Math.min(count, Math.ceil(((performance.now() - began) / 1000) * perSecond));
      for (; asked < due; asked++) socket.send(message, done);
      if (asked === count) clearInterval(timer);
    }, 2);
  });
  console.log('sending');
`;

export interface DatagramFlood {
  /** Settles when all are sent. */
  readonly sent: Promise<{ readonly sent: number; readonly failed: number; readonly ms: number }>;
  kill(): Promise<void>;
}

/** A program of its own that sends so many datagrams to a port of this machine, so many a second. */
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
    kill: () => program.kill(),
  };
}
