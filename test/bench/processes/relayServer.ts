/** A relay of streams to a port on this machine: ours, or what one would write with Node alone. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { parseAddress } from '../../../src/address/parseAddress.ts';
import { LabAuthority, newRoot } from '../../../src/engine/link/tls/authority.ts';
import { answer, job } from './answers.ts';
import { engineWithCapture, portOf } from './engineWithCapture.ts';

export interface RelayJob {
  readonly side: 'ours' | 'reference';
  /** How it is talked to; it talks to the target in plain text. */
  readonly transport: 'tcp' | 'tls';
  readonly target: number;
}

const { side, transport, target } = job() as RelayJob;
const port = side === 'ours' ? await ours() : await plain();
const began = process.cpuUsage();
answer(
  { port },
  {
    cpuMs: () => {
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    },
  },
);

async function ours(): Promise<number> {
  const listen = parseAddress(`${transport}://127.0.0.1:0`, { kind: 'listener' });
  const to = parseAddress(`tcp://127.0.0.1:${target}`, { kind: 'client' });
  if (!listen.ok || !to.ok) throw new Error('An address does not parse');
  const { engine } = engineWithCapture();
  return portOf(engine, { kind: 'relay', address: listen.value, target: to.value, faults: [], seed: 1 });
}

async function plain(): Promise<number> {
  const join = (client: Socket): void => {
    const server = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true });
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.pipe(server).pipe(client);
  };
  const server: Server =
    transport === 'tcp'
      ? createServer({ allowHalfOpen: true }, join)
      : createTlsServer(new LabAuthority(newRoot(new Date())).identity(['localhost', '127.0.0.1']), join);
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
