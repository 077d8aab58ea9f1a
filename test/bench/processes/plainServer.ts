/** The reference: what a programmer would write with Node alone, counting what arrives and keeping nothing. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { LabAuthority, newRoot } from '../../../src/engine/link/tls/authority.ts';
import { answer, job } from './answers.ts';
import { difference, droppedOnPort, watchDatagrams } from './datagramRate.ts';
import {
  backlog,
  memory,
  stopwatch,
  type DatagramsAnswer,
  type FloodAnswer,
  type ServerJob,
} from './serverAnswers.ts';

const { kind } = job() as ServerJob;
let bytes = 0;
let messages = 0;
let accepted = 0;
const sockets = new Set<Socket>();
let onAccepted: () => void = () => undefined;
let onEnd: () => void = () => undefined;

const port = kind === 'datagrams' ? await bindDatagrams() : await listen();

async function listen(): Promise<number> {
  const take = (socket: Socket): void => {
    accepted++;
    sockets.add(socket);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      // What one has to write: the peer may read slower than it sends.
      if (kind === 'echo' && !socket.write(chunk)) socket.pause();
    });
    socket.on('drain', () => socket.resume());
    socket.on('end', () => onEnd());
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onAccepted();
  };
  const server =
    kind === 'tlsSink'
      ? createTlsServer(new LabAuthority(newRoot(new Date())).identity(['localhost', '127.0.0.1']), take)
      : createServer(take);
  server.listen({ host: '127.0.0.1', port: 0, backlog });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function bindDatagrams(): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (message) => {
    messages++;
    bytes += message.length;
  });
  socket.bind({ address: '127.0.0.1', port: 0 });
  await once(socket, 'listening');
  return socket.address().port;
}

/** From the next connection to its end. */
async function flood(): Promise<FloodAnswer> {
  const before = bytes;
  await new Promise<void>((resolve) => (onAccepted = resolve));
  const spent = stopwatch();
  await new Promise<void>((resolve) => (onEnd = resolve));
  return { ...spent(), bytes: bytes - before };
}

let finishDatagrams: () => Promise<DatagramsAnswer>;

function watch(): void {
  const droppedBefore = droppedOnPort(port);
  const finish = watchDatagrams(() => messages);
  finishDatagrams = async () => ({
    ...(await finish()),
    captured: undefined,
    dropped: difference(droppedOnPort(port), droppedBefore),
  });
}

async function accept(count: number) {
  const until = accepted + count;
  await new Promise<void>((resolve) => (onAccepted = resolve));
  const spent = stopwatch();
  return new Promise((resolve) => {
    onAccepted = () => {
      if (accepted === until) resolve(spent());
    };
  });
}

answer({ port }, { flood, watch, datagrams: () => finishDatagrams(), accept, memory });
