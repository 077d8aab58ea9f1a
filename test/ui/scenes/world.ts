import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { BusyListener } from '../../support/busyListener.ts';
import { freePort, holdPort } from '../../support/freePort.ts';
import {
  answerQuickInput,
  pickQuickInput,
  quickInput,
  runAndAnswer,
  runCommand,
} from '../../support/host/quickInput.ts';
import { rowsWhen } from '../../support/host/rowsWhen.ts';
import type { TreeRow } from '../../support/host/treeRows.ts';
import type { Workbench } from '../../support/host/openWorkbench.ts';
import { pythonPeer } from '../../support/pythonPeer.ts';

/** Sockets in every state that there is, real ones, with real programs at their other ends. */
export interface World {
  readonly tcpPort: number;
  /** A port that another program listens on. */
  readonly takenPort: number;
  close(): Promise<void>;
}

export async function buildWorld({ page, workspaceDir }: Workbench): Promise<World> {
  const [tcpPort, quietPort, udpPort, stoppedPort, nobody] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const holder = await holdPort();
  const busy = await BusyListener.start({ host: '127.0.0.1', port: 0, backlog: 1 });
  await listen(page, 'TCP', `127.0.0.1:${stoppedPort}`, 'None');
  await runCommand(page, 'Socket Lab: Stop All');
  await rowsWhen(page, ([row]) => row?.description.startsWith('TCP · closed') === true);
  await listen(page, 'TCP', `127.0.0.1:${tcpPort}`, 'Upper');
  await listen(page, 'TCP', `127.0.0.1:${quietPort}`, 'None');
  await listen(page, 'UDP', `127.0.0.1:${udpPort}`, 'Echo');
  await listen(page, 'Unix', join(workspaceDir, 'demo.sock'), 'Discard');
  await connect(page, 'TCP', `127.0.0.1:${tcpPort}`);
  const tlsPort = await freePort();
  await listen(page, 'TLS', `127.0.0.1:${tlsPort}`, 'Upper');
  await connect(page, 'TLS', `127.0.0.1:${tlsPort}`);
  const relayPort = await relay(page, tcpPort);
  const programs = pythonPeer(`
import socket, struct, time
def tcp(port=${tcpPort}):
    return socket.create_connection(("127.0.0.1", port))
def udp(text):
    peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    peer.sendto(text, ("127.0.0.1", ${udpPort})); peer.recvfrom(1024)
    return peer
talking = tcp()
talking.sendall("hello \\0\\x01\\x02 straße\\n".encode()); talking.recv(1024)
talking.sendall(bytes(range(256))); talking.recv(1024)
ended = tcp(${quietPort}); ended.sendall(b"I have said all I had to say"); ended.shutdown(socket.SHUT_WR)
closed = tcp(); closed.sendall(b"short"); closed.recv(1024); closed.close()
resetting = tcp(); resetting.sendall(b"rude"); resetting.recv(1024)
resetting.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)); resetting.close()
peers = [udp(b"Hello from UDP client.!"), udp(b"\\x00\\x01\\x00\\x00")]
other = socket.socket(socket.AF_UNIX); other.connect(${JSON.stringify(join(workspaceDir, 'demo.sock'))}); other.sendall(b"over a path")
fillers = []
for _ in range(8):
    filler = socket.socket(); filler.setblocking(False); fillers.append(filler)
    try: filler.connect(("127.0.0.1", ${busy.port}))
    except BlockingIOError: pass
talking.sendall(b"GET /index.html HTTP/1.1\\r\\nHost: localhost\\r\\nAccept: text/html\\r\\n\\r\\n"); talking.recv(1024)
relayed = [tcp(${relayPort}) for _ in range(2)]
for one in relayed: one.sendall(b"hello, are you there?\\n")
print("talked")
talking.recv(1024)
time.sleep(1200)
`);
  while ((await programs.line()) !== 'talked');
  await connect(page, 'TCP', `127.0.0.1:${nobody}`);
  await page.locator('.notification-toast').filter({ hasText: 'ECONNREFUSED' }).waitFor();
  await runCommand(page, 'Notifications: Clear All Notifications');
  await connect(page, 'TCP', `127.0.0.1:${busy.port}?connectTimeoutMs=0`);
  await rowsWhen(page, (rows) => rows.some(({ description }) => description.includes('connecting')));
  return {
    tcpPort,
    takenPort: holder.port,
    close: async () => {
      programs.stop();
      busy.kill();
      await holder.release();
    },
  };
}

async function listen(page: Page, kind: string, address: string, responder: string): Promise<void> {
  await runCommand(page, `Socket Lab: Start ${kind} Listener`);
  await answerQuickInput(page, address, `Start ${kind} Listener (1/2)`);
  await pickQuickInput(page, responder);
  await quickInput(page).waitFor({ state: 'hidden' });
}

/** A relay that holds what the client says, and its port. */
async function relay(page: Page, target: number): Promise<string> {
  await runAndAnswer(page, 'Socket Lab: Start Relay…', String(target), 'Start Relay (1/3)');
  await quickInput(page).getByText('(2/3)').waitFor();
  await page.keyboard.press('Enter');
  await quickInput(page).getByText('(3/3)').waitFor();
  await pickQuickInput(page, 'latency 100ms jitter 20ms');
  // The list has made room for the box.
  await quickInput(page).getByText('End with up').waitFor();
  await answerQuickInput(page, 'hold up');
  await quickInput(page).waitFor({ state: 'hidden' });
  const isRelay = ({ label }: TreeRow): boolean => label.endsWith(` → :${String(target)}`);
  const row = (await rowsWhen(page, (rows) => rows.some(isRelay))).find(isRelay);
  return /^:(\d+) /.exec(row?.label ?? '')?.[1] ?? '';
}

async function connect(page: Page, kind: string, address: string): Promise<void> {
  await runCommand(page, `Socket Lab: Connect over ${kind}`);
  await quickInput(page).getByText('Address to connect to').waitFor();
  await answerQuickInput(page, address);
  await quickInput(page).waitFor({ state: 'hidden' });
}
